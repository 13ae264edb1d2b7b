import type { Bundle } from '@banshi/core/bundle';
import { isBanshiError, textIn } from '@banshi/core/errors';
import Link from 'next/link.js';
import type { AdminViewServerProps } from 'payload';
import { type Messages, messagesIn } from '../../components/office/messages/index.ts';
import { bodyFor } from '../../operations/catalogue/register.ts';
import { handlingItems, resolvedBundle } from '../../operations/catalogue/resolve.ts';
import { tenantByCode } from '../../operations/catalogue/tenants.ts';
import type { HandlingItemRow, TenantRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { missingKeys, ownKeys } from '../item/model.ts';
import { OfficeNotice, OfficePage } from '../office-page.tsx';
import { officeVisitor, queryValue } from '../visitor.ts';
import { ConfiguredItemsPage } from '../workbench/configured-items.tsx';
import { configuredTenants } from '../workbench/configured-tenants.ts';
import { ownTenants } from './own-tenants.ts';

/** The items that a tenant uses: its own and those of the levels above, with what is missing and what was changed here. */
export async function ItemsView(props: AdminViewServerProps) {
  const visitor = await officeVisitor(props);
  const { runtime, staff, language } = visitor;
  const m = messagesIn(language);
  const asked = queryValue(props, 'tenant');
  const configured = await configuredTenants(runtime, staff, asked);
  if (configured.tenant)
    return (
      <ConfiguredItemsPage
        view={props}
        visitor={visitor}
        tenant={configured.tenant}
        tenants={configured.tenants}
      />
    );
  const { tenants, tenant } = await ownTenants(runtime, staff, asked);
  const steps = [{ label: m.items.title }];
  if (!tenant)
    return (
      <OfficePage view={props} steps={steps}>
        <OfficeNotice {...m.items.noTenant} />
      </OfficePage>
    );
  const rows = await itemRows(runtime, tenant);
  return (
    <OfficePage view={props} steps={steps}>
      <header className="bo-head">
        <h1>{m.items.title}</h1>
        <p className="bo-hint">{m.items.lead(tenant.name)}</p>
      </header>
      {tenants.length > 1 && (
        <nav className="bo-tabs" aria-label={m.items.tenant}>
          {tenants.map(({ tenantCode, name }) => (
            <Link
              key={tenantCode}
              className="bo-tab"
              href={`/admin/items?tenant=${tenantCode}`}
              prefetch={false}
              aria-current={tenantCode === tenant.tenantCode ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
      {rows.length === 0 ? (
        <OfficeNotice {...m.items.empty} />
      ) : (
        <div className="bo-scroll">
          <table className="bo-table">
            <thead>
              <tr>
                <th scope="col">{m.items.columns.name}</th>
                <th scope="col">{m.items.columns.root}</th>
                <th scope="col">{m.items.columns.state}</th>
                <th scope="col">{m.items.columns.own}</th>
                <th scope="col">{m.items.columns.updated}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.item.itemKey} className="bo-row">
                  <th scope="row">
                    <Link
                      href={`/admin/items/${row.item.itemKey}?tenant=${tenant.tenantCode}`}
                      prefetch={false}
                    >
                      {textIn(row.bundle.item.name, language)}
                    </Link>
                  </th>
                  <td>{row.rootName}</td>
                  <td>
                    <ContentMark missing={row.missing} m={m} />
                  </td>
                  <td>{ownText(row, tenant, m)}</td>
                  <td className="bo-figures">{row.inForceFrom}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="bo-hint">{m.item.register}</p>
    </OfficePage>
  );
}

interface ItemRow {
  item: HandlingItemRow;
  bundle: Bundle;
  rootName: string;
  missing: number;
  own: number;
  /** The latest day on which a level's release took effect. */
  inForceFrom: string;
}

async function itemRows(runtime: Runtime, tenant: TenantRow): Promise<ItemRow[]> {
  const items = [...(await handlingItems(runtime)).values()].filter((item) =>
    tenant.ownerPath.startsWith(item.ownerPath),
  );
  const rows = await Promise.all(
    items.map(async (item) => {
      const hashed = await resolvedBundle(runtime, { tenant, itemKey: item.itemKey }).catch(unlessNotYet);
      if (!hashed) return undefined;
      const { bundle } = hashed;
      const body = await bodyFor(runtime, { tenant, role: item.departmentRole });
      return {
        item,
        bundle,
        rootName: (await tenantByCode(runtime, item.tenantCode)).name,
        missing: missingKeys(bundle, body).length,
        own: ownKeys(bundle, tenant.tenantCode).length,
        inForceFrom:
          Object.values(bundle.provenance)
            .map(({ effectiveFrom }) => effectiveFrom)
            .sort()
            .at(-1) ?? '',
      };
    }),
  );
  return rows.filter((row) => row !== undefined);
}

/** An item whose first release waits for its day has nothing to show yet. */
const unlessNotYet = (error: unknown): undefined => {
  if (isBanshiError(error) && error.status === 404) return undefined;
  throw error;
};

const ContentMark = ({ missing, m }: { missing: number; m: Messages }) =>
  missing === 0 ? (
    <span className="bo-mark bo-mark-done">{m.items.complete}</span>
  ) : (
    <span className="bo-mark bo-mark-attention">{m.items.missing(missing)}</span>
  );

function ownText({ item, own }: ItemRow, tenant: TenantRow, m: Messages): string {
  if (item.tenantCode === tenant.tenantCode) return m.items.rooted;
  return own === 0 ? m.items.inherits : m.items.own(own);
}
