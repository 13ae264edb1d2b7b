import { links, PageFrame, safeNext } from '@banshi/portal';
import { LoginForm } from '@banshi/portal/apply';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { frameFor, pageContext } from '../../../../portal-pages/context.ts';

export const metadata: Metadata = { title: '登录' };

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const context = await pageContext();
  if (context.caller.kind === 'citizen') redirect(safeNext(next));
  return (
    <PageFrame frame={await frameFor(context, { path: links.login(next) })}>
      <LoginForm apiBase="/portal-api" language={context.presentation.language} next={next} />
    </PageFrame>
  );
}
