import type { Problem } from '../errors/index.ts';
import {
  deepFreeze,
  type ElementDefinition,
  type ElementKey,
  elementKeys,
  elements,
  inChinese,
  isElementKey,
} from '../items/index.ts';
import { type Layer, type Policy, policies } from './layer.ts';

export type LayerPart = 'standard' | 'implementation';

/** A row of a keyed list: checked, frozen, its `key` a string. */
export type Row = Readonly<Record<string, unknown>> & { readonly key: string };

/** What a layer says about one element, checked against the element's schema. */
export type PreparedOverride =
  | { kind: 'set'; element: ElementDefinition; value: unknown }
  | {
      kind: 'rows';
      element: ElementDefinition;
      add: readonly Row[];
      change: readonly (readonly [key: string, columns: Readonly<Record<string, unknown>>])[];
      remove: readonly string[];
    };

/** A layer taken apart once, in the fixed order of the elements, so that the order of its keys never matters. */
export interface PreparedLayer {
  standard: readonly PreparedOverride[];
  implementation: readonly PreparedOverride[];
  elementPolicies: readonly (readonly [element: ElementKey, policy: Policy])[];
  rowPolicies: readonly (readonly [element: ElementKey, row: string, policy: Policy])[];
  /** What is wrong whatever the chain: `place` begins with the part. */
  problems: readonly Problem[];
}

const prepared = new WeakMap<Layer, PreparedLayer>();

/**
 * Checks and freezes what a layer says. Kept per layer object: a released layer never changes, so it must not be
 * altered in place after its first use.
 */
export function prepareLayer(layer: Layer): PreparedLayer {
  const known = prepared.get(layer);
  if (known) return known;
  const problems: Problem[] = [];
  const fresh: PreparedLayer = {
    standard: preparePart(layer, 'standard', problems),
    implementation: preparePart(layer, 'implementation', problems),
    ...preparePolicies(layer, problems),
    problems,
  };
  prepared.set(layer, fresh);
  return fresh;
}

function preparePart(layer: Layer, part: LayerPart, problems: Problem[]): PreparedOverride[] {
  const overrides = layer[part];
  for (const key of Object.keys(overrides).sort()) {
    if (!isElementKey(key)) {
      report(problems, 'layer.unknownElement', `${part}/${key}`, `没有“${key}”这个要素，请删去或更正名称`);
    }
  }
  return elementKeys.flatMap((key) => {
    if (!Object.hasOwn(overrides, key)) return [];
    const element = elements[key];
    const place = `${part}/${key}`;
    if (element.part !== 'both' && element.part !== part) {
      const other = element.part === 'standard' ? '标准部分' : '实施部分';
      report(problems, 'layer.wrongPart', place, `“${element.label.zh}”只能写在${other}，请移过去`);
      return [];
    }
    const override: unknown = overrides[key];
    if (!isRecord(override)) return wrongShape(problems, place, element);
    if (override.inherit === true) return [];
    return element.merge === 'scalar'
      ? prepareScalar({ element, override, place, problems })
      : prepareRows({ element, override, place, problems });
  });
}

interface Input {
  element: ElementDefinition;
  override: Readonly<Record<string, unknown>>;
  place: string;
  problems: Problem[];
}

function prepareScalar({ element, override, place, problems }: Input): PreparedOverride[] {
  if (!Object.hasOwn(override, 'set')) return wrongShape(problems, place, element);
  const value = checkValue({ element, value: override.set, place, problems });
  return value === undefined ? [] : [{ kind: 'set', element, value }];
}

function prepareRows({ element, override, place, problems }: Input): PreparedOverride[] {
  if (Object.hasOwn(override, 'set')) return wrongShape(problems, place, element);
  const {
    add = [],
    change = {},
    remove = [],
  } = override as {
    add?: unknown[];
    change?: Record<string, Record<string, unknown>>;
    remove?: string[];
  };
  const rows: Row[] = [];
  for (const [index, authored] of add.entries()) {
    const name = isRecord(authored) && typeof authored.key === 'string' ? authored.key : String(index);
    const row = checkValue({ element, value: authored, place: `${place}/${name}`, problems }) as
      | Row
      | undefined;
    if (row === undefined) continue;
    if (rows.some((other) => other.key === row.key)) {
      report(
        problems,
        'row.duplicateKey',
        `${place}/${row.key}`,
        `“${element.label.zh}”里有两行的标识都是 ${row.key}，请改其中一个`,
      );
      continue;
    }
    rows.push(row);
  }
  const changes = Object.keys(change).sort();
  const both = changes.filter((key) => remove.includes(key));
  for (const key of both) {
    report(
      problems,
      'row.changeAndRemove',
      `${place}/${key}`,
      `“${element.label.zh}”的 ${key} 既改又删，请只留一种`,
    );
  }
  // An added row is written as it is to be: a change of it could as well mean a row above that happens to have its key.
  const added = [...new Set([...changes, ...remove])].filter((key) => rows.some((row) => row.key === key));
  for (const key of added) {
    report(
      problems,
      'row.addAndChange',
      `${place}/${key}`,
      `“${element.label.zh}”的 ${key} 是本层新增的，又作了修改或删除，请只留新增的一行`,
    );
  }
  const isSound = (key: string): boolean => !both.includes(key) && !added.includes(key);
  return [
    {
      kind: 'rows',
      element,
      add: rows,
      change: changes.filter(isSound).map((key) => [key, change[key] ?? {}] as const),
      remove: [...new Set(remove)].filter(isSound).sort(),
    },
  ];
}

interface ValueInput {
  element: ElementDefinition;
  value: unknown;
  place: string;
  problems: Problem[];
}

/** The value as the element's schema reads it, frozen, or undefined with the reason reported. */
export function checkValue({ element, value, place, problems }: ValueInput): unknown {
  const parsed = element.schema.safeParse(value, inChinese);
  if (parsed.success) return deepFreeze(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('/');
  report(
    problems,
    'layer.invalidValue',
    where ? `${place}/${where}` : place,
    `“${element.label.zh}”的内容不合要求，请更正${where ? `“${where}”` : ''}：${issue?.message ?? ''}`,
  );
  return undefined;
}

function preparePolicies(
  layer: Layer,
  problems: Problem[],
): Pick<PreparedLayer, 'elementPolicies' | 'rowPolicies'> {
  const elementPolicies: [ElementKey, Policy][] = [];
  const rowPolicies: [ElementKey, string, Policy][] = [];
  for (const target of Object.keys(layer.policies).sort()) {
    const policy = layer.policies[target];
    const [key = '', row, ...rest] = target.split('/');
    const place = `policies/${target}`;
    if (!isElementKey(key) || rest.length > 0 || (row !== undefined && elements[key].merge !== 'keyedList')) {
      report(problems, 'layer.unknownElement', place, `没有“${target}”这个要素或行，请删去或更正名称`);
    } else if (policy === undefined || !policies.includes(policy)) {
      report(problems, 'layer.invalidPolicy', place, `“${target}”的管控方式须是 ${policies.join('、')} 之一`);
    } else if (row === undefined) {
      elementPolicies.push([key, policy]);
    } else {
      rowPolicies.push([key, row, policy]);
    }
  }
  return { elementPolicies, rowPolicies };
}

function wrongShape(problems: Problem[], place: string, element: ElementDefinition): [] {
  const expected =
    element.merge === 'scalar' ? '“沿用上级”或“改为某值”' : '按行增加、修改、删除，不能整表替换';
  report(problems, 'layer.wrongShape', place, `“${element.label.zh}”的写法不对：应为${expected}`);
  return [];
}

const report = (problems: Problem[], code: string, place: string, message: string): void => {
  problems.push({ code, severity: 'error', place, message });
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
