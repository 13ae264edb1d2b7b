import Link from 'next/link.js';
import type { AdminViewServerProps } from 'payload';
import { type Messages, messagesIn } from '../../components/office/messages/index.ts';
import { ConfiguredList } from '../../components/workbench/list/index.tsx';
import type { TenantRow } from '../../repositories/index.ts';
import { OfficePage } from '../office-page.tsx';
import type { Visitor } from '../visitor.ts';
import { tenantRegister } from './tenant-register.ts';

/** The items of a tenant, for those who configure them. */
export async function ConfiguredItemsPage({
  view,
  visitor,
  tenant,
  tenants,
}: {
  view: AdminViewServerProps;
  visitor: Visitor;
  tenant: TenantRow;
  tenants: readonly TenantRow[];
}) {
  const { runtime, language } = visitor;
  const m = messagesIn(language);
  const { departments } = await tenantRegister(runtime, tenant.tenantCode);
  return (
    <OfficePage view={view} steps={[{ label: m.items.title }]}>
      <header className="bo-head">
        <h1>{m.configuration.title}</h1>
        <p className="bo-hint">{m.configuration.lead(tenant.name)}</p>
      </header>
      <TenantTabs path="/admin/items" {...{ tenant, tenants, m }} />
      <ConfiguredList
        key={tenant.tenantCode}
        tenant={tenant.tenantCode}
        departments={departments}
        language={language}
      />
      <p className="bo-hint">
        {m.configuration.register} <a href="/admin/collections/departments">{m.configuration.departments}</a>
        {m.common.listSeparator}
        <a href="/admin/collections/service-points">{m.configuration.servicePoints}</a>
      </p>
    </OfficePage>
  );
}

/** For somebody who configures more than one tenant. */
export function TenantTabs({
  path,
  tenant,
  tenants,
  m,
}: {
  path: string;
  tenant: TenantRow;
  tenants: readonly TenantRow[];
  m: Messages;
}) {
  if (tenants.length < 2) return null;
  return (
    <nav className="bo-tabs" aria-label={m.items.tenant}>
      {tenants.map(({ tenantCode, name }) => (
        <Link
          key={tenantCode}
          className="bo-tab"
          href={`${path}?tenant=${tenantCode}`}
          prefetch={false}
          aria-current={tenantCode === tenant.tenantCode ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
