import { PageFrame } from '@banshi/portal';
import { StartFlow } from '@banshi/portal/apply';
import type { Metadata } from 'next';
import { tenantByCode } from '../../../../../../../operations/catalogue/tenants.ts';
import { itemViewFor, shortCode } from '../../../../../../../operations/drafts/index.ts';
import { frameFor, orNotFound, pageContext } from '../../../../../../../portal-pages/context.ts';

interface Props {
  params: Promise<{ tenant: string; itemKey: string }>;
}

export const metadata: Metadata = { title: '开始办理' };

/** Situation questions, outcome and exact checklist; nobody has to log in for these. */
export default async function StartPage({ params }: Props) {
  const { tenant: code, itemKey } = await params;
  const context = await pageContext();
  const { runtime, presentation, caller, today } = context;
  const view = await orNotFound(itemViewFor(runtime, { tenantCode: code, itemKey }));
  const tenant = await tenantByCode(runtime, code);
  const region = { code: shortCode(tenant.tenantCode), name: tenant.name };
  const path = `/${code}/items/${itemKey}/start`;
  return (
    <PageFrame frame={await frameFor(context, { path, region })}>
      <StartFlow
        apiBase="/portal-api"
        mode="self"
        language={presentation.language}
        view={view}
        today={today}
        signedIn={caller.kind === 'citizen'}
      />
    </PageFrame>
  );
}
