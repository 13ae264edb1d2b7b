import { formFields, type HandlingItem, nextQuestions, parameterValues } from '../items/index.ts';
import { evaluateRule, ruleVariables, truthy } from '../rules/index.ts';

type Data = Record<'situation' | 'form' | 'applicant' | 'param', Record<string, unknown>>;
type Source = Pick<HandlingItem, 'situations' | 'form' | 'parameters'>;
type Rule = Parameters<typeof evaluateRule>[0];

/** More combinations than this are not tried: the checks run for every tenant that a change reaches. */
const maxCases = 600;

/**
 * Cases that tell the given rules apart: every option of the choices they read, and for numbers the limits written in
 * the rules or set as parameters, and values below, between and above. Empty where a rule reads something that cannot
 * be tried so (a text, a place, a table, a limit nobody has set) or where there are too many: nothing is then proven.
 */
export function sampleCases(item: Source, rules: readonly Rule[]): Data[] {
  const param = parameterValues(item);
  const asked = withConditions(item, rules);
  const names = [...new Set(asked.flatMap(ruleVariables))];
  const domains = names
    .filter((name) => !name.startsWith('param.'))
    .map((name) => ({ name, values: valuesOf(item, name, limitsIn(asked, param)) }));
  const isKnown = names.every(
    (name) => !name.startsWith('param.') || (param[name.slice(6)] ?? null) !== null,
  );
  const count = domains.reduce((product, { values }) => product * values.length, 1);
  if (!isKnown || count === 0 || count > maxCases) return [];
  let cases: Record<string, unknown>[] = [{}];
  for (const { name, values } of domains)
    cases = cases.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
  return cases.map((one) => reached(item, one, param));
}

/** The rules, and those that decide whether a question they read is put at all. */
function withConditions(item: Source, rules: readonly Rule[]): Rule[] {
  const found = new Set(rules);
  for (const rule of found)
    for (const name of ruleVariables(rule)) {
      const when = item.situations.find(({ variable }) => name === `situation.${variable}`)?.when;
      const visible = formFields(item).find(({ key }) => name === `form.${key}`)?.visible;
      for (const condition of [when, visible]) if (condition !== undefined) found.add(condition as Rule);
    }
  return [...found];
}

function valuesOf(item: Source, name: string, limits: readonly number[]): unknown[] {
  if (name === 'applicant.kind') return ['person', 'organisation'];
  const situation = item.situations.find(({ variable }) => name === `situation.${variable}`);
  const field = formFields(item).find(({ key }) => name === `form.${key}`);
  const question = situation ?? field;
  const options = (question?.options ?? []).map(({ value }) => value);
  switch (question?.type) {
    case 'yesNo':
      return [true, false];
    case 'choice':
      return options;
    case 'choices':
      return options.map((value) => [value]);
    case 'integer':
    case 'decimal':
    case 'money':
      return numbersAround(limits).filter(
        (value) => value >= (field?.minimum ?? -Infinity) && value <= (field?.maximum ?? Infinity),
      );
    default:
      return [];
  }
}

function limitsIn(rules: readonly Rule[], param: Record<string, unknown>): number[] {
  const numbers = new Set<number>();
  const walk = (value: unknown): void => {
    if (typeof value === 'number') numbers.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  rules.forEach(walk);
  for (const name of rules.flatMap(ruleVariables)) if (name.startsWith('param.')) walk(param[name.slice(6)]);
  return [...numbers].sort((a, b) => a - b);
}

/** 5, 10 → 4, 5, 7.5, 10, 11. */
const numbersAround = (limits: readonly number[]): number[] =>
  limits.flatMap((limit, index) => {
    const [before, after] = [limits[index - 1], limits[index + 1]];
    return [
      before === undefined ? limit - 1 : (before + limit) / 2,
      limit,
      ...(after === undefined ? [limit + 1] : []),
    ];
  });

/** Questions that are not put and fields that are hidden have no value. */
function reached(item: Source, one: Record<string, unknown>, param: Record<string, unknown>): Data {
  const part = (prefix: string) =>
    Object.fromEntries(
      Object.entries(one).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
      ),
    );
  const answers = part('situation.');
  const { situation } = nextQuestions(item, answers, { verified: answers });
  const data: Data = { situation, form: part('form.'), applicant: part('applicant.'), param };
  for (const { key, visible } of formFields(item))
    if (Object.hasOwn(data.form, key) && visible !== undefined && !truthy(evaluateRule(visible, data)))
      delete data.form[key];
  return data;
}
