import { isBanshiError, textIn } from '@banshi/core/errors';
import type { AdminViewServerProps } from 'payload';
import { ItemWorkbench } from '../../components/items/index.tsx';
import { wordingOf } from '../../components/items/wording.ts';
import { messagesIn } from '../../components/office/messages/index.ts';
import { bodyFor } from '../../operations/catalogue/register.ts';
import { handlingItems, resolvedBundle } from '../../operations/catalogue/resolve.ts';
import { shortCode } from '../../operations/drafts/place.ts';
import { ownTenants } from '../items/own-tenants.ts';
import { OfficeNotice, OfficePage } from '../office-page.tsx';
import { officeVisitor, queryValue } from '../visitor.ts';
import { ConfiguredItemPage } from '../workbench/configured-item.tsx';
import { configuredTenants } from '../workbench/configured-tenants.ts';
import { elementViews } from './model.ts';

/**
 * One item as it holds for the visitor's tenant: every element, and where each value comes from. Who configures it
 * there gets the workbench.
 */
export async function ItemView(props: AdminViewServerProps) {
  const visitor = await officeVisitor(props);
  const { runtime, staff, language, segments } = visitor;
  const m = messagesIn(language);
  const itemKey = segments[1] ?? '';
  const asked = queryValue(props, 'tenant');
  const configured = await configuredTenants(runtime, staff, asked);
  if (configured.tenant)
    return <ConfiguredItemPage view={props} visitor={visitor} tenant={configured.tenant} itemKey={itemKey} />;
  const { tenant } = await ownTenants(runtime, staff, asked);
  const hashed = tenant && (await resolvedBundle(runtime, { tenant, itemKey }).catch(unlessMissing));
  const row = (await handlingItems(runtime)).get(itemKey);
  const back = { label: m.items.title, url: '/admin/items' };
  if (!tenant || !hashed || !row)
    return (
      <OfficePage view={props} steps={[back]}>
        <OfficeNotice
          title={m.item.notFound}
          text={m.items.noTenant.text}
          href="/admin/items"
          link={m.items.title}
        />
      </OfficePage>
    );
  const { bundle } = hashed;
  const body = await bodyFor(runtime, { tenant, role: bundle.item.departmentRole });
  const w = wordingOf({ item: bundle.item, body, language });
  const name = textIn(bundle.item.name, language);
  return (
    <OfficePage view={props} steps={[back, { label: name }]}>
      <header className="bo-head">
        <h1>{name}</h1>
        <p className="bo-hint">{tenant.name}</p>
        <a
          className="bo-link bo-head-link"
          href={`${runtime.config.portalOrigin}/${shortCode(tenant.tenantCode)}/items/${itemKey}`}
          target="_blank"
          rel="noreferrer"
        >
          {m.item.guide}
        </a>
      </header>
      <ItemWorkbench
        elements={elementViews(
          { source: bundle, tenantCode: tenant.tenantCode, rootCode: row.tenantCode, body },
          w,
        )}
        language={language}
      />
    </OfficePage>
  );
}

const unlessMissing = (error: unknown): undefined => {
  if (isBanshiError(error) && error.status === 404) return undefined;
  throw error;
};
