import { canonicalJson, sha256Hex } from '@banshi/core/identifiers';
import { type HandlingItem, serviceGuide } from '@banshi/core/items';
import { GuidePage } from '@banshi/portal';
import { type Body, bodyFor, registerOf } from '../operations/catalogue/register.ts';
import { resolvedBundle } from '../operations/catalogue/resolve.ts';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { regionName } from './regions.tsx';
import { staticPage } from './render.tsx';

/** `/:tenant/items/:itemKey`: the guide (办事指南), cached by bundle, register and presentation. */
export const guidePage = staticPage(async ({ runtime, params, presentation }) => {
  const tenant = await tenantByCode(runtime, params.tenant ?? '');
  const itemKey = params.itemKey ?? '';
  const { hash, bundle } = await resolvedBundle(runtime, { tenant, itemKey });
  const body = await bodyFor(runtime, { tenant, role: bundle.item.departmentRole });
  const { language } = presentation;
  return {
    frame: { region: regionName(tenant) },
    title: bundle.item.name.zh,
    description: bundle.item.summary?.zh,
    cacheKey: `${hash}|${tenant.name}|${registerHash(body)}`,
    body: () => (
      <GuidePage
        language={language}
        region={regionName(tenant)}
        guide={serviceGuide(bundle, registerOf(body))}
        bodyName={body?.department.name}
        tags={tagsOf(bundle.item, language)}
        canStart={body !== null}
      />
    ),
  };
});

const hashes = new WeakMap<Body, string>();

/** Bodies are read once a second and their object stays the same until then: the digest is made once for each. */
function registerHash(body: Body | null): string {
  if (!body) return 'none';
  const known = hashes.get(body);
  if (known) return known;
  const made = sha256Hex(canonicalJson(registerOf(body)));
  hashes.set(body, made);
  return made;
}

const itemTypes: Record<string, { zh: string; en: string }> = {
  '01': { zh: '行政许可', en: 'Administrative licence' },
  '05': { zh: '行政给付', en: 'Benefit' },
  '07': { zh: '行政确认', en: 'Confirmation' },
  '10': { zh: '其他行政权力', en: 'Other power' },
  '20': { zh: '公共服务', en: 'Public service' },
};
const handlingTypes: Record<HandlingItem['handlingType'], { zh: string; en: string }> = {
  immediate: { zh: '即办件', en: 'Decided on the spot' },
  promised: { zh: '承诺件', en: 'Decided within a promised limit' },
};

const tagsOf = (item: HandlingItem, language: 'zh' | 'en'): string[] =>
  [itemTypes[item.itemType]?.[language], handlingTypes[item.handlingType][language]].filter(
    (tag) => tag !== undefined,
  );
