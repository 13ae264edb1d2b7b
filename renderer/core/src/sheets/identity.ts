import { sha256Hex } from '../identifiers/index.ts';
import { itemTypes } from './dictionaries.ts';
import { normaliseName } from './text.ts';

/** What makes an item without an official code the same item: whose it is, its type, its name. */
export interface ItemIdentity {
  /** Tenant that roots the item. */
  tenantCode: string;
  /** GB/T 39046 Annex A code: 01. */
  itemType: string;
  name: string;
}

/** Equal for the same item however its name is spelt. */
export const identityText = ({ tenantCode, itemType, name }: ItemIdentity): string =>
  [tenantCode, itemType, normaliseName(name)].join('|');

/** The `itemKey` of an item that an import makes known. The same sheet gives the same key on every system. */
export const itemKeyFor = (identity: ItemIdentity): string =>
  `item-${sha256Hex(identityText(identity)).slice(0, 12)}`;

/** 行政许可 → 01; undefined for words that are no item type. */
export const itemTypeOf = (words: string): string | undefined =>
  Object.hasOwn(itemTypes, words.trim()) ? itemTypes[words.trim()] : undefined;
