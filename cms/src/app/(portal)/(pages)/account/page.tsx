import { maskPhone } from '@banshi/core/identifiers';
import { links, PageFrame } from '@banshi/portal';
import { AccountView } from '@banshi/portal/apply';
import type { Metadata } from 'next';
import { listCases } from '../../../../operations/cases/index.ts';
import { listDrafts, shortCode } from '../../../../operations/drafts/index.ts';
import { listLicences } from '../../../../operations/licences/index.ts';
import { frameFor, pageContext, signedIn } from '../../../../portal-pages/context.ts';

export const metadata: Metadata = { title: '我的办件', robots: { index: false } };

export default async function AccountPage() {
  const context = await pageContext();
  const { runtime, presentation } = context;
  const citizen = signedIn(context.caller, links.account());
  const [cases, drafts, licences] = await Promise.all([
    listCases(runtime, citizen, presentation.language),
    listDrafts(runtime, citizen),
    listLicences(runtime, citizen),
  ]);
  return (
    <PageFrame frame={await frameFor(context, { path: links.account(), current: 'account' })}>
      <AccountView
        apiBase="/portal-api"
        language={presentation.language}
        citizen={{
          id: citizen.id,
          name: citizen.name,
          mobileMasked: maskPhone(citizen.mobile),
          kind: 'person',
        }}
        initial={{ cases, drafts, licences }}
        homeHref={presentation.region ? links.region(shortCode(presentation.region)) : undefined}
      />
    </PageFrame>
  );
}
