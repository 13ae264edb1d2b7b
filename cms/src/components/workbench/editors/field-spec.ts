import type { RuleExpression, VariableDeclaration } from '@banshi/core/rules';
import type { Wording } from '../../items/wording.ts';

export interface Option {
  value: string;
  label: string;
}

/** Where an editor finds what may be chosen: the item as it stands, and what the department register holds. */
export interface FieldContext {
  w: Wording;
  roles: Option[];
  servicePoints: Option[];
  /** Variables that rules of this item may read. */
  variables: readonly VariableDeclaration[];
  /** The value that is edited, for fields that depend on others. */
  value: unknown;
  /** Of a row within a value: that value. */
  outer?: unknown;
}

interface Base {
  /** Property of the value, dotted where it lies deeper; '' = the value itself. */
  path: string;
  label: [zh: string, en: string];
  hint?: [zh: string, en: string];
  /** Shown only where it holds. */
  when?: (value: Record<string, unknown>) => boolean;
}

/**
 * One control of an editor. local: text in two languages · words: several short texts · yuan: cents shown as yuan ·
 * value: a parameter's, number or text · rule: a sentence, or the rule as written · rows: a list within the value.
 */
export type FieldSpec = Base &
  (
    | { kind: 'local'; isLong?: boolean }
    | { kind: 'text'; isLong?: boolean }
    | { kind: 'words' | 'yuan' | 'yesNo' | 'date' | 'rule' | 'value' }
    | { kind: 'integer'; unit?: [zh: string, en: string] }
    | { kind: 'choice'; options: (context: FieldContext) => Option[]; isOptional?: boolean }
    | { kind: 'choices'; options: (context: FieldContext) => Option[] }
    | {
        kind: 'rows';
        fields: FieldSpec[];
        empty: () => Record<string, unknown>;
        add: [zh: string, en: string];
      }
  );

export type Rule = RuleExpression | undefined;

/** The property at a dotted path. */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.split('.').reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), value);
}

/** A copy with the property set; undefined takes it away, and what is then empty with it. */
export function withValueAt(value: unknown, path: string, next: unknown): unknown {
  if (path === '') return next;
  const [step = '', ...rest] = path.split('.');
  const record = isRecord(value) ? value : {};
  const inner = rest.length > 0 ? withValueAt(record[step], rest.join('.'), next) : next;
  const { [step]: _before, ...others } = record;
  const isGone =
    inner === undefined || (rest.length > 0 && isRecord(inner) && Object.keys(inner).length === 0);
  // In its old place, so that a value which is set back is the same again.
  return isGone ? others : { ...record, [step]: inner };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
