import { links, PageFrame, safeNext } from '@banshi/portal';
import { RegisterForm } from '@banshi/portal/apply';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { frameFor, pageContext } from '../../../../portal-pages/context.ts';

export const metadata: Metadata = { title: '注册' };

export default async function RegisterPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const context = await pageContext();
  if (context.caller.kind === 'citizen') redirect(safeNext(next));
  return (
    <PageFrame frame={await frameFor(context, { path: links.register(next) })}>
      <RegisterForm apiBase="/portal-api" language={context.presentation.language} next={next} />
    </PageFrame>
  );
}
