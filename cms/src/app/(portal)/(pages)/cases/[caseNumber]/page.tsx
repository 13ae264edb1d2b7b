import { links, PageFrame } from '@banshi/portal';
import { CaseView } from '@banshi/portal/apply';
import type { Metadata } from 'next';
import { citizenCase } from '../../../../../operations/cases/index.ts';
import { frameFor, orNotFound, pageContext, signedIn } from '../../../../../portal-pages/context.ts';

export const metadata: Metadata = { title: '办件进度', robots: { index: false } };

export default async function CasePage({ params }: { params: Promise<{ caseNumber: string }> }) {
  const { caseNumber } = await params;
  const context = await pageContext();
  const { runtime, presentation } = context;
  const path = links.case(caseNumber);
  const citizen = signedIn(context.caller, path);
  const detail = await orNotFound(citizenCase(runtime, citizen, caseNumber, presentation.language));
  return (
    <PageFrame frame={await frameFor(context, { path, current: 'account' })}>
      <CaseView apiBase="/portal-api" language={presentation.language} initial={detail} />
    </PageFrame>
  );
}
