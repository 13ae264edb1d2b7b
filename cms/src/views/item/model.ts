import type { Bundle } from '@banshi/core/bundle';
import type { Provenance } from '@banshi/core/inheritance';
import { type ElementKey, elementKeys, elements } from '@banshi/core/items';
import type {
  ElementState,
  ElementValue,
  ElementView,
  OriginView,
} from '../../components/items/element-view.ts';
import { isListKey } from '../../components/items/tables.ts';
import { rowView, valueView } from '../../components/items/texts.ts';
import type { Wording } from '../../components/items/wording.ts';
import type { Body } from '../../operations/catalogue/register.ts';

type Source = Pick<Bundle, 'item' | 'provenance' | 'missing'>;

interface Reader {
  source: Source;
  /** Whose item this is: what this level changed is told apart from what it inherits. */
  tenantCode: string;
  /** The tenant that set the standard. */
  rootCode: string;
  body: Body | null;
}

/** What the department register supplies although no layer says it. */
const inRegister = (key: ElementKey, body: Body | null): string | undefined => {
  if (key === 'enquiryPhone') return body?.department.enquiryPhone ?? undefined;
  if (key === 'complaintPhone') return body?.department.complaintPhone ?? undefined;
  if (key === 'servicePoints') return body?.servicePoints.map(({ name }) => name).join('、') || undefined;
  return undefined;
};

/** Elements that are 待补: neither a layer nor the register has them. */
export const missingKeys = (source: Pick<Bundle, 'missing'>, body: Body | null): ElementKey[] =>
  elementKeys.filter((key) => source.missing.includes(key) && !inRegister(key, body));

/** Keys of the elements that this level changed or set, rows included. */
export const ownKeys = ({ provenance }: Pick<Bundle, 'provenance'>, tenantCode: string): ElementKey[] =>
  elementKeys.filter((key) => isOwn(provenance[key], tenantCode) || ownRows(provenance, key, tenantCode) > 0);

const isOwn = (origin: Provenance | undefined, tenantCode: string): boolean =>
  origin?.owner.tenantCode === tenantCode;

const ownRows = (provenance: Bundle['provenance'], key: ElementKey, tenantCode: string): number =>
  Object.entries(provenance).filter(([at, origin]) => at.startsWith(`${key}/`) && isOwn(origin, tenantCode))
    .length;

/** Every element of an item in the order of the office: value, state, and where it comes from. */
export function elementViews(reader: Reader, w: Wording): ElementView[] {
  return elementKeys.map((key) => {
    const { source, tenantCode, body } = reader;
    const definition = elements[key];
    const origin = source.provenance[key];
    const registered = inRegister(key, body);
    const value = valueView(key, origin ? source.item[key] : undefined, w);
    return {
      key,
      label: definition.label[w.language],
      part: definition.part,
      state: stateOf(reader, key),
      isLocked: (origin?.policy ?? definition.policy) === 'locked' && tenantCode !== reader.rootCode,
      value: value ?? (registered ? { kind: 'text', text: registered, isUnverified: false } : null),
      origin: origin ? originView(origin, (replaced) => valueView(key, replaced, w)) : null,
      rowOrigins: isListKey(key) ? rowOrigins(source.provenance, key, w) : {},
    };
  });
}

function stateOf({ source, tenantCode, rootCode, body }: Reader, key: ElementKey): ElementState {
  const origin = source.provenance[key];
  if (!origin) {
    if (inRegister(key, body)) return { kind: 'register' };
    return { kind: source.missing.includes(key) ? 'missing' : 'unset' };
  }
  if (isOwn(origin, tenantCode)) return { kind: tenantCode === rootCode ? 'rooted' : 'own' };
  const rows = ownRows(source.provenance, key, tenantCode);
  return rows > 0 ? { kind: 'ownRows', rows } : { kind: 'inherited', owner: origin.owner.tenantName };
}

const rowOrigins = (
  provenance: Bundle['provenance'],
  key: ElementKey,
  w: Wording,
): Record<string, OriginView> =>
  Object.fromEntries(
    Object.entries(provenance).flatMap(([at, origin]) => {
      const [element, row] = at.split('/');
      return element === key && row !== undefined
        ? [[row, originView(origin, (replaced) => rowView(key, replaced, w))]]
        : [];
    }),
  );

function originView(origin: Provenance, view: (replaced: unknown) => ElementValue | null): OriginView {
  return {
    owner: origin.owner.tenantName,
    release: origin.release,
    effectiveFrom: origin.effectiveFrom,
    part: origin.part,
    policy: origin.policy,
    replaced: origin.replaced.flatMap(({ owner, release, value }) => {
      const shown = view(value);
      return shown ? [{ owner: owner.tenantName, release, value: shown }] : [];
    }),
  };
}
