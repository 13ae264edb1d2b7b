import type { LocalText } from '../errors/index.ts';
import { type CompiledRule, compileRule, ruleVariables } from '../rules/index.ts';
import type { AuthoredRule, FieldDefinition, FormDefinition } from './definition.ts';
import { placedFields } from './fields.ts';
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
  const byKey = new Map(fields.map((compiled) => [compiled.field.key, compiled]));
  const order = settlingOrder(definition).order.flatMap((key) => byKey.get(key) ?? []);
  const form = { fields, order };
  compiledForms.set(definition, form);
  return form;
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
  };
}

/** Keys of the fields that a rule reads: `form.premises.division` reads `premises`. */
export const fieldsRead = (rule: AuthoredRule): string[] =>
  ruleVariables(rule).flatMap((name) => {
    const [root, key] = name.split('.');
    return root === 'form' && key !== undefined ? [key] : [];
  });

/** Whether a computed field merely repeats what the situation questions established: it is changed there, not here. */
export const isFromSituation = ({ computed }: FieldDefinition): boolean => {
  const names = computed === undefined ? [] : ruleVariables(computed);
  return names.length > 0 && names.every((name) => name.startsWith('situation.'));
};

/**
 * Document order, except that a field comes after those on which its presence or computed value depends. `cycles`:
 * the groups that wait for each other; `checkForm` refuses them, and a draft that has one anyway settles its members
 * in document order, where what is not settled yet counts as absent.
 */
export function settlingOrder(definition: FormDefinition): { order: string[]; cycles: string[][] } {
  const reads = new Map<string, string[]>();
  for (const { field } of placedFields(definition)) {
    const rules = [field.visible, field.computed].filter((rule) => rule !== undefined);
    reads.set(field.key, rules.flatMap(fieldsRead));
  }
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
