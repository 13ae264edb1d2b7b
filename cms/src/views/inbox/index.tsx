import type { AdminViewServerProps } from 'payload';
import { messagesIn } from '../../components/office/messages/index.ts';
import { ConfigurationInbox } from '../../components/workbench/inbox/index.tsx';
import { OfficeNotice, OfficePage } from '../office-page.tsx';
import { officeVisitor, queryValue } from '../visitor.ts';
import { TenantTabs } from '../workbench/configured-items.tsx';
import { configuredTenants } from '../workbench/configured-tenants.ts';

/** Conflicts, requests and reviews that wait for the item administrators of a tenant. */
export async function InboxView(props: AdminViewServerProps) {
  const { runtime, staff, language } = await officeVisitor(props);
  const m = messagesIn(language);
  const { tenants, tenant } = await configuredTenants(runtime, staff, queryValue(props, 'tenant'));
  const steps = [{ label: m.inbox.title }];
  if (!tenant)
    return (
      <OfficePage view={props} steps={steps}>
        <OfficeNotice {...m.inbox.notConfigurator} href="/admin/items" link={m.items.title} />
      </OfficePage>
    );
  return (
    <OfficePage view={props} steps={steps}>
      <header className="bo-head">
        <h1>{m.inbox.title}</h1>
        <p className="bo-hint">{m.inbox.lead(tenant.name)}</p>
      </header>
      <TenantTabs path="/admin/inbox" {...{ tenant, tenants, m }} />
      <ConfigurationInbox key={tenant.tenantCode} tenant={tenant.tenantCode} language={language} />
    </OfficePage>
  );
}
