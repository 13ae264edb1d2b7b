import type { LocalText } from '../errors/index.ts';
import { type CompiledRule, compileRule, ruleVariables } from '../rules/index.ts';
import type { AuthoredRule, FieldDefinition, FormDefinition } from './definition.ts';
import { placedFields, tableColumns } from './fields.ts';
import { compilePattern, type PatternTest } from './pattern.ts';

export interface CompiledField {
  field: FieldDefinition;
  pageKey: string;
  visible?: CompiledRule;
  required: boolean | CompiledRule;
  computed?: CompiledRule;
  options?: { value: string; when?: CompiledRule }[];
  checks: { code: string; message: LocalText; rule: CompiledRule }[];
  pattern?: PatternTest;
  /** Of a table. */
  columns?: CompiledColumns;
}

export interface CompiledColumns {
  /** As authored. */
  fields: CompiledField[];
  /** In the order in which the cells of a row are settled. */
  order: CompiledField[];
}

export interface CompiledForm {
  /** In document order. */
  fields: CompiledField[];
  /** In the order in which presence is settled: each field after those that its `visible` and `computed` read. */
  order: CompiledField[];
}

const compiledForms = new WeakMap<FormDefinition, CompiledForm>();

/**
 * Kept per definition object: a definition must not be changed after its first evaluation.
 * Throws `rule.invalid` or PatternSyntaxError for a definition that `checkForm` refuses.
 */
export function compileForm(definition: FormDefinition): CompiledForm {
  const known = compiledForms.get(definition);
  if (known) return known;
  const fields = placedFields(definition).map(({ field, pageKey }) => compileField(field, pageKey));
  const form = { fields, order: inOrder(fields, settlingOrder(definition).order) };
  compiledForms.set(definition, form);
  return form;
}

function inOrder(fields: CompiledField[], order: readonly string[]): CompiledField[] {
  const byKey = new Map(fields.map((compiled) => [compiled.field.key, compiled]));
  return order.flatMap((key) => byKey.get(key) ?? []);
}

function compileColumns(table: FieldDefinition, pageKey: string): CompiledColumns {
  const fields = tableColumns(table).map((column) => compileField(column, pageKey));
  return { fields, order: inOrder(fields, columnOrder(table).order) };
}

function compileField(field: FieldDefinition, pageKey: string): CompiledField {
  const { visible, computed, required, options, checks, pattern } = field;
  return {
    field,
    pageKey,
    ...(visible === undefined ? {} : { visible: compileRule(visible) }),
    ...(computed === undefined ? {} : { computed: compileRule(computed) }),
    required: typeof required === 'boolean' ? required : compileRule(required.rule),
    ...(options === undefined
      ? {}
      : {
          options: options.map(({ value, when }) =>
            when === undefined ? { value } : { value, when: compileRule(when) },
          ),
        }),
    checks: checks.map(({ code, message, rule }) => ({ code, message, rule: compileRule(rule) })),
    ...(pattern === undefined ? {} : { pattern: compilePattern(pattern.re2) }),
    ...(field.type === 'table' ? { columns: compileColumns(field, pageKey) } : {}),
  };
}

/** Keys of the fields, or of the row's columns, that a rule reads: `form.premises.division` reads `premises`. */
const keysRead = (rule: AuthoredRule, of: 'form' | 'row'): string[] =>
  ruleVariables(rule).flatMap((name) => {
    const [root, key] = name.split('.');
    return root === of && key !== undefined ? [key] : [];
  });

/** The rules on which presence or value of a field depends; of a table also those of its columns. */
const settlingRules = (field: FieldDefinition): AuthoredRule[] =>
  [field, ...tableColumns(field)].flatMap(({ visible, computed }) =>
    [visible, computed].filter((rule) => rule !== undefined),
  );

/** Whether a computed field merely repeats what the situation questions established: it is changed there, not here. */
export const isFromSituation = ({ computed }: FieldDefinition): boolean => {
  const names = computed === undefined ? [] : ruleVariables(computed);
  return names.length > 0 && names.every((name) => name.startsWith('situation.'));
};

export interface SettlingOrder {
  order: string[];
  /** Groups that wait for each other. */
  cycles: string[][];
}

/**
 * Document order, except that a field comes after those on which its presence or computed value depends. `cycles`:
 * the groups that wait for each other; `checkForm` refuses them, and a draft that has one anyway settles its members
 * in document order, where what is not settled yet counts as absent.
 */
export function settlingOrder(definition: FormDefinition): SettlingOrder {
  const reads = new Map<string, string[]>();
  for (const { field } of placedFields(definition)) {
    reads.set(
      field.key,
      settlingRules(field).flatMap((rule) => keysRead(rule, 'form')),
    );
  }
  return orderOf(reads);
}

/** The same within a row: columns after those of their row that they read. */
export function columnOrder(table: FieldDefinition): SettlingOrder {
  const reads = new Map<string, string[]>();
  for (const column of tableColumns(table)) {
    reads.set(
      column.key,
      settlingRules(column).flatMap((rule) => keysRead(rule, 'row')),
    );
  }
  return orderOf(reads);
}

function orderOf(reads: ReadonlyMap<string, readonly string[]>): SettlingOrder {
  const order: string[] = [];
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (key: string) => {
    if (done.has(key)) return;
    const entered = path.indexOf(key);
    if (entered >= 0) {
      cycles.push(path.slice(entered));
      return;
    }
    path.push(key);
    for (const read of reads.get(key) ?? []) if (reads.has(read)) visit(read);
    path.pop();
    done.add(key);
    order.push(key);
  };
  for (const key of reads.keys()) visit(key);
  return { order, cycles };
}
