import type { LocalText } from '@banshi/core/errors';
import {
  channelLabels,
  type ElementKey,
  type HandlingItem,
  handlingTypeLabels,
  itemTypeLabel,
  limitText,
  powerSourceLabels,
  scopeLabels,
  serviceObjectLabels,
} from '@banshi/core/items';
import type { ElementValue } from './element-view.ts';
import { outlineOf } from './form-outline.ts';
import { isListKey, tableOf } from './tables.ts';
import type { Wording } from './wording.ts';

type Text = { text: string; detail?: string; isUnverified?: boolean };
type Value<K extends ElementKey> = NonNullable<HandlingItem[K]>;

const plain = (text: string): Text => ({ text });
const local = (text: LocalText, w: Wording): Text => plain(w.say(text));

const limit = (value: Value<'promisedLimit'>, w: Wording): Text => ({
  text: limitText(value)[w.language],
  ...(value.basis ? { detail: value.basis } : {}),
  isUnverified: value.confidence === 'unverified',
});

/** Elements with one value, in words. Keyed lists and the form have views of their own. */
const texts: { readonly [K in ElementKey]?: (value: Value<K>, w: Wording) => Text } = {
  name: local,
  summary: local,
  keywords: (value, w) => plain(w.list(value)),
  catalogueCode: plain,
  taskCode: plain,
  itemType: (value, w) => plain(w.say(itemTypeLabel(value))),
  departmentRole: (value, w) => plain(w.body(value)),
  powerSource: (value, w) => plain(powerSourceLabels[value][w.language]),
  serviceObjects: (value, w) => plain(w.list(value.map((key) => serviceObjectLabels[key][w.language]))),
  handlingType: (value, w) => plain(handlingTypeLabels[value][w.language]),
  statutoryLimit: limit,
  promisedLimit: limit,
  onsiteVisits: (value, w) => ({
    text:
      value.times === 0 ? w.word('不用跑（0 次）', 'None') : w.word(`${value.times} 次`, String(value.times)),
    ...(value.reason ? { detail: value.reason } : {}),
    isUnverified: value.confidence === 'unverified',
  }),
  channels: (value, w) => plain(w.list(value.map((key) => channelLabels[key][w.language]))),
  onlineDepth: (value, w) => plain(w.list(value)),
  crossAreaScope: (value, w) => plain(scopeLabels[value][w.language]),
  fee: (value, w) => ({
    text: value.charged ? w.word('收费', 'Charged') : w.word('不收费', 'Free'),
    ...(value.items.length > 0
      ? {
          detail: value.items
            .map((row) => `${w.say(row.name)} ${row.cents / 100} 元（${row.basis}）`)
            .join('\n'),
        }
      : {}),
  }),
  enquiryPhone: plain,
  complaintPhone: plain,
};

/** The value of an element, whoever set it, as people read it. Undefined and empty values have no view. */
export function valueView(key: ElementKey, value: unknown, w: Wording): ElementValue | null {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  if (isListKey(key)) return tableOf(key, value as { key: string }[], w);
  if (key === 'form') return outlineOf(value as HandlingItem['form'], w);
  // Values come checked by their element's schema; the compiler cannot pair them through an index.
  const say = texts[key] as ((value: unknown, w: Wording) => Text) | undefined;
  if (!say) return null;
  const { text, detail, isUnverified = false } = say(value, w);
  return { kind: 'text', text, ...(detail ? { detail } : {}), isUnverified };
}

/** One row of a keyed list, such as the one that another level replaced. */
export const rowView = (key: ElementKey, row: unknown, w: Wording): ElementValue | null =>
  row === undefined || row === null ? null : valueView(key, [row], w);
