import { maskPhone } from '@banshi/core/identifiers';
import { links, PageFrame } from '@banshi/portal';
import { ApplyFlow } from '@banshi/portal/apply';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getDraft } from '../../../../../operations/drafts/index.ts';
import { frameFor, orNotFound, pageContext, signedIn } from '../../../../../portal-pages/context.ts';

interface Props {
  params: Promise<{ draftId: string }>;
  searchParams: Promise<{ engine?: string }>;
}

export const metadata: Metadata = { title: '填写申请', robots: { index: false } };

export default async function ApplyPage({ params, searchParams }: Props) {
  const [{ draftId }, { engine }] = await Promise.all([params, searchParams]);
  const context = await pageContext();
  const { runtime, presentation, today } = context;
  const path = links.apply(draftId);
  const citizen = signedIn(context.caller, path);
  const draft = await orNotFound(getDraft(runtime, citizen, draftId));
  if (draft.submittedAs) redirect(links.case(draft.submittedAs));
  const { id, name, mobile } = citizen;
  return (
    <PageFrame frame={await frameFor(context, { path })}>
      <ApplyFlow
        apiBase="/portal-api"
        mode="self"
        language={presentation.language}
        draft={draft}
        today={today}
        citizen={{ id, name, mobileMasked: maskPhone(mobile), kind: 'person' }}
        engine={engine === 'formily' || engine === 'rjsf' ? engine : undefined}
      />
    </PageFrame>
  );
}
