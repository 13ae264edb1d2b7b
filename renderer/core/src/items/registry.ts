import { z } from 'zod';
import { deepFreeze } from './deep-freeze.ts';
import { type ElementKey, HandlingItem } from './elements.ts';
import type { Policy } from './policy.ts';
import { type ElementPart, elementFacts, type MergeKind } from './registry-facts.ts';

/** Everything the system knows about one element of a handling item (要素). */
export interface ElementDefinition {
  key: ElementKey;
  label: { zh: string; en: string };
  merge: MergeKind;
  part: ElementPart;
  /** Holds below the root layer unless a layer says otherwise. */
  policy: Policy;
  /** Without it an item is not whole: its absence is shown as 待补. */
  isExpected: boolean;
  /** Without it there is no item at all: the root layer has to provide it. */
  isRequired: boolean;
  /** Of the value of a scalar, or of one row of a keyed list. */
  schema: z.ZodType;
  /** What the resolved item holds where nobody has provided a value; undefined = the element is absent. */
  neutral: unknown;
  /** Scalars: true where `next` is no worse for the applicant than `inherited`. Absent = `tighten` means `locked`. */
  tighten?: (inherited: unknown, next: unknown) => boolean;
  /** Rows of a keyed list, likewise. */
  tightenRow?: (inherited: unknown, next: unknown) => boolean;
  /** Scalars that are plain lists: true where `next` holds all of `inherited`, which `extend` allows. */
  extend?: (inherited: unknown, next: unknown) => boolean;
  /** Columns of a row with a legal basis that only the level which set the row may change. */
  ownerColumns: readonly string[];
}

interface Shape {
  value: z.ZodType;
  isOptional: boolean;
  fallback: unknown;
}

/** The schema of an element without its `optional` or `default` wrapper. */
function shapeOf(schema: z.ZodType): Shape {
  if (schema instanceof z.ZodOptional) {
    return { value: schema.unwrap() as z.ZodType, isOptional: true, fallback: undefined };
  }
  if (schema instanceof z.ZodDefault) {
    return { value: schema.unwrap() as z.ZodType, isOptional: true, fallback: schema.parse(undefined) };
  }
  return { value: schema, isOptional: false, fallback: undefined };
}

function define(key: ElementKey): ElementDefinition {
  const facts = elementFacts[key];
  const shape = shapeOf(HandlingItem.shape[key]);
  const isList = facts.merge === 'keyedList';
  const schema =
    isList && shape.value instanceof z.ZodArray ? (shape.value.element as z.ZodType) : shape.value;
  return {
    key,
    label: facts.label,
    merge: facts.merge,
    part: facts.part,
    policy: facts.policy,
    isExpected: facts.isExpected ?? true,
    isRequired: !shape.isOptional,
    schema,
    neutral: deepFreeze(facts.neutral ?? shape.fallback),
    // The facts are typed per element; here they are erased, since values come validated by `schema`.
    tighten: facts.tighten as ElementDefinition['tighten'],
    tightenRow: facts.tightenRow as ElementDefinition['tightenRow'],
    extend: facts.extend as ElementDefinition['extend'],
    ownerColumns: facts.ownerColumns ?? [],
  };
}

/** In the order in which the office lists them. */
export const elementKeys: readonly ElementKey[] = Object.keys(elementFacts) as ElementKey[];

export const elements: Readonly<Record<ElementKey, ElementDefinition>> = Object.fromEntries(
  elementKeys.map((key) => [key, define(key)]),
) as Record<ElementKey, ElementDefinition>;

/** By own key: `constructor` is no element. */
export const isElementKey = (key: string): key is ElementKey => Object.hasOwn(elements, key);
