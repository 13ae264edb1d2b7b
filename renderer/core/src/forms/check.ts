import type { Problem } from '../errors/index.ts';
import { checkRule, ruleVariables, type VariableDeclaration } from '../rules/index.ts';
import { checkField } from './check-field.ts';
import { columnOrder, type SettlingOrder, settlingOrder } from './compile.ts';
import type { AuthoredRule, FormDefinition } from './definition.ts';
import { type PlacedField, placedFields, tableColumns } from './fields.ts';
import { formVariables, rowVariables } from './variables.ts';

/** Beyond this many questions a page is slow to fill and to draw. */
const maxPageFields = 60;

export interface FormCheckContext {
  /**
   * What rules may read beside the form itself (`situation.*`, `param.*`, `applicant.*`). Absent = their names are not
   * checked, only those of the form's own fields.
   */
  variables?: readonly VariableDeclaration[];
}

/** A rule of a form and where it stands. */
export interface PlacedRule {
  rule: AuthoredRule;
  place: string;
  fieldKey: string;
  /** The column of the table `fieldKey` whose rule it is: it may read `row.*`. */
  columnKey?: string;
  role: 'visible' | 'required' | 'computed' | 'option' | 'check';
}

/** Every rule of the form in document order: what a rename, a usage search or an analysis walks through. */
export const formRules = (definition: FormDefinition): PlacedRule[] =>
  placedFields(definition).flatMap(rulesOf);

function rulesOf({ field, place }: Pick<PlacedField, 'field' | 'place'>): PlacedRule[] {
  const rules: PlacedRule[] = [];
  const add = (role: PlacedRule['role'], path: string, rule: AuthoredRule | undefined) => {
    if (rule !== undefined) rules.push({ role, rule, place: `${place}/${path}`, fieldKey: field.key });
  };
  add('visible', 'visible', field.visible);
  if (typeof field.required === 'object') add('required', 'required/rule', field.required.rule);
  add('computed', 'computed', field.computed);
  for (const [index, option] of (field.options ?? []).entries())
    add('option', `options/${index}/when`, option.when);
  for (const [index, check] of field.checks.entries()) add('check', `checks/${index}/rule`, check.rule);
  const ofColumns = tableColumns(field).flatMap((column, index) =>
    rulesOf({ field: column, place: `${place}/columns/${index}` }).map((placed) => ({
      ...placed,
      fieldKey: field.key,
      columnKey: column.key,
    })),
  );
  return [...rules, ...ofColumns];
}

/**
 * Everything that is wrong with a form as authored. Places are paths in the definition
 * (`pages/0/sections/1/fields/2/visible`).
 *
 * Codes: `form.duplicateKey`, `form.reservedKey`, `form.cycle` (fields whose presence or value wait for each other),
 * `form.unknownField`, `form.unknownColumn`, `form.wholeForm` (a rule reads all of `form` or `row`), `form.rowOutside`
 * (a rule reads `row.*` and belongs to no column), `form.templateText` (a text holds `{{`, which
 * other engines would run), the warning `form.longPage`, those of `checkRule`, and those of `checkField`.
 */
export function checkForm(definition: FormDefinition, context: FormCheckContext = {}): Problem[] {
  return [
    ...duplicateKeys(definition),
    ...longPages(definition),
    ...templateTexts(definition, ''),
    ...placedFields(definition).flatMap(({ field, place }) => checkField(field, place)),
    ...formRules(definition).flatMap((placed) => ruleProblems(placed, definition, context)),
    ...cycleProblems(definition),
  ];
}

const problem = (code: string, place: string, message: string): Problem => ({
  code: `form.${code}`,
  severity: 'error',
  place,
  message,
});

function duplicateKeys(definition: FormDefinition): Problem[] {
  const pages = definition.pages.map(({ key }, index) => ({ key, place: `pages/${index}` }));
  const sections = definition.pages.flatMap((page, pageIndex) =>
    page.sections.map(({ key }, index) => ({ key, place: `pages/${pageIndex}/sections/${index}` })),
  );
  const fields = placedFields(definition).map(({ field, place }) => ({ key: field.key, place }));
  return [pages, sections, fields].flatMap((entries) =>
    entries
      .filter(({ key }, index) => entries.findIndex((entry) => entry.key === key) !== index)
      .map(({ key, place }) =>
        problem('duplicateKey', `${place}/key`, `标识“${key}”用了两次，请改用别的标识`),
      ),
  );
}

const longPages = (definition: FormDefinition): Problem[] =>
  definition.pages.flatMap((page, index) => {
    const count = page.sections.reduce((sum, section) => sum + section.fields.length, 0);
    if (count <= maxPageFields) return [];
    const message = `这一页有 ${count} 个字段，请拆成每页不超过 ${maxPageFields} 个`;
    return [{ code: 'form.longPage', severity: 'warning' as const, place: `pages/${index}`, message }];
  });

/** Formily runs `{{…}}` as code and Handlebars fills it in. No text of a form has a use for it. */
function templateTexts(value: unknown, place: string): Problem[] {
  if (typeof value === 'string') {
    return value.includes('{{') ? [problem('templateText', place, '文字中不能出现 {{，请删去')] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => templateTexts(item, place ? `${place}/${key}` : key));
}

function ruleProblems(placed: PlacedRule, definition: FormDefinition, context: FormCheckContext): Problem[] {
  const { rule, place } = placed;
  const form = formVariables(definition);
  const row = rowOf(placed, definition);
  const names = ruleVariables(rule);
  const unknown = [
    ...unknownKeys(names, { root: 'form', own: form, place }),
    ...(row ? unknownKeys(names, { root: 'row', own: row, place }) : rowOutside(names, place)),
  ];
  if (unknown.length > 0) return unknown;
  if (!context.variables) return checkRule(rule, { place });
  return checkRule(rule, { place, variables: [...context.variables, ...form, ...(row ?? [])] });
}

/** What `row` has for this rule; undefined where it belongs to no column. */
function rowOf({ columnKey, fieldKey }: PlacedRule, definition: FormDefinition) {
  const table = placedFields(definition).find(({ field }) => field.key === fieldKey)?.field;
  return columnKey !== undefined && table ? rowVariables(table) : undefined;
}

interface Readable {
  root: 'form' | 'row';
  own: readonly VariableDeclaration[];
  place: string;
}

const readsOf = (names: readonly string[], root: Readable['root']): string[] =>
  names.filter((name) => name === root || name.startsWith(`${root}.`));

function unknownKeys(names: readonly string[], { root, own, place }: Readable): Problem[] {
  const known = new Set(own.map(({ name }) => name.split('.')[1]));
  return readsOf(names, root).flatMap((name) => {
    const key = name.split('.')[1];
    if (key === undefined) {
      const message =
        root === 'form' ? '规则须写明读哪个字段，不能读整张表单' : '规则须写明读哪一列，不能读整行';
      return [problem('wholeForm', place, message)];
    }
    if (known.has(key)) return [];
    return root === 'form'
      ? [problem('unknownField', place, `规则用到的字段“${key}”不存在，请重新选择`)]
      : [problem('unknownColumn', place, `规则用到的列“${key}”不在本表中，请重新选择`)];
  });
}

const rowOutside = (names: readonly string[], place: string): Problem[] =>
  readsOf(names, 'row').length === 0
    ? []
    : [problem('rowOutside', place, '只有表格各列的规则才能读本行（row），请改读整张表格')];

function cycleProblems(definition: FormDefinition): Problem[] {
  const placed = placedFields(definition);
  return [
    ...cyclesAmong(placed, settlingOrder(definition)),
    ...placed.flatMap(({ field, place }) =>
      cyclesAmong(
        tableColumns(field).map((column, index) => ({ field: column, place: `${place}/columns/${index}` })),
        columnOrder(field),
      ),
    ),
  ];
}

const cyclesAmong = (
  placed: readonly Pick<PlacedField, 'field' | 'place'>[],
  { cycles }: SettlingOrder,
): Problem[] =>
  cycles.map((cycle) => {
    const [first] = cycle;
    const place = placed.find(({ field }) => field.key === first)?.place ?? '';
    const labels = cycle.map((key) => placed.find(({ field }) => field.key === key)?.field.label.zh ?? key);
    const message =
      cycle.length === 1
        ? `“${labels[0]}”是否显示或算得什么，不能取决于它自己`
        : `这些字段互相等待，无法判断先后：${labels.join(' → ')} → ${labels[0]}，请去掉其中一处`;
    return problem('cycle', place, message);
  });
