import type { AdminViewServerProps } from 'payload';
import { messagesIn } from '../../components/office/messages/index.ts';
import { ItemConfiguration } from '../../components/workbench/index.tsx';
import { handlingItems } from '../../operations/catalogue/resolve.ts';
import { shortCode } from '../../operations/drafts/place.ts';
import type { TenantRow } from '../../repositories/index.ts';
import { portalStylesheet } from '../../settings/portal-stylesheet.ts';
import { OfficePage } from '../office-page.tsx';
import type { Visitor } from '../visitor.ts';
import { tenantRegister } from './tenant-register.ts';

/** The workbench of one item, for those who configure it in this tenant. */
export async function ConfiguredItemPage({
  view,
  visitor,
  tenant,
  itemKey,
}: {
  view: AdminViewServerProps;
  visitor: Visitor;
  tenant: TenantRow;
  itemKey: string;
}) {
  const { runtime, language } = visitor;
  const m = messagesIn(language);
  const { byRole } = await tenantRegister(runtime, tenant.tenantCode);
  // An item of one's own has no row before it is first published.
  const row = (await handlingItems(runtime)).get(itemKey);
  return (
    <OfficePage
      view={view}
      steps={[
        { label: m.items.title, url: `/admin/items?tenant=${tenant.tenantCode}` },
        { label: row?.name ?? m.configuration.title },
      ]}
    >
      <ItemConfiguration
        key={`${tenant.tenantCode}|${itemKey}`}
        itemKey={itemKey}
        tenant={tenant.tenantCode}
        registers={byRole}
        stylesheet={portalStylesheet}
        guideUrl={
          row ? `${runtime.config.portalOrigin}/${shortCode(tenant.tenantCode)}/items/${itemKey}` : undefined
        }
        language={language}
      />
    </OfficePage>
  );
}
