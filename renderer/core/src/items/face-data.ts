import type { FieldDefinition } from '../forms/index.ts';
import { evaluateRule, type RuleEnvironment } from '../rules/index.ts';
import type { HandlingItem, ResultDocument, Situation } from './elements.ts';
import { type CaseFacts, ruleData } from './facts.ts';
import { formFields } from './variables.ts';

export interface FaceInput {
  facts: CaseFacts;
  /**
   * Read as `decision.*`: the licence's number, day of issue, first and last day of validity (`YYYY-MM-DD`), and the
   * numbers of the case's other licences by result key in camel case (`decision.numbers.operationPermit`).
   */
  decision: Readonly<{
    number: string;
    numbers?: Readonly<Record<string, string>>;
    issuedOn: string;
    validFrom: string;
    validUntil?: string;
  }>;
  /** Of a result with one document per row: the row that this one is for, read as `row.*`. */
  row?: Readonly<Record<string, unknown>>;
  /** Read as `issuer.*`. */
  issuer: Readonly<{ name: string; uscc: string; complaintPhone?: string }>;
  /** The written name of a division, such as 云南省昆明市五华区; the division tree is not the core's knowledge. */
  divisionName(code: string): string;
}

/**
 * The data of a result's face (照面): each of its `faceFields` by rule. A rule reads what every rule of the item
 * reads, and `decision.*`, `issuer.*`, `row.*` and `labels.*`: `labels.form.<field>` and `labels.situation.<variable>` are
 * what people read instead of the stored value: the label of an option, the list of labels of several, 是 or 否, the
 * name of a division, an address in full.
 */
export function faceData(
  item: HandlingItem,
  result: ResultDocument,
  input: FaceInput,
  env: RuleEnvironment = {},
): Record<string, unknown> {
  const data = {
    ...ruleData(item, input.facts, env),
    decision: input.decision,
    issuer: input.issuer,
    row: input.row ?? {},
    labels: valueLabels(item, input.facts, input.divisionName),
  };
  return Object.fromEntries(
    result.faceFields.map((field) => [field.key, evaluateRule(field.from, data, env)]),
  );
}

export interface ValueLabels {
  form: Record<string, string | string[]>;
  situation: Record<string, string | string[]>;
}

/** The Chinese wording of every answer that is a choice, a place, or yes and no; other values are absent. */
export function valueLabels(
  item: Pick<HandlingItem, 'form' | 'situations'>,
  facts: CaseFacts,
  divisionName: (code: string) => string,
): ValueLabels {
  const collect = (
    questions: readonly { name: string; question: FieldDefinition | Situation }[],
    values: Readonly<Record<string, unknown>>,
  ): Record<string, string | string[]> => {
    const labels: Record<string, string | string[]> = {};
    for (const { name, question } of questions) {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      const label = labelOf(question, value, divisionName);
      if (label !== undefined) labels[name] = label;
    }
    return labels;
  };
  return {
    form: collect(
      formFields(item).map((field) => ({ name: field.key, question: field })),
      facts.form ?? {},
    ),
    situation: collect(
      item.situations.map((row) => ({ name: row.variable, question: row })),
      facts.situation,
    ),
  };
}

function labelOf(
  question: FieldDefinition | Situation,
  value: unknown,
  divisionName: (code: string) => string,
): string | string[] | undefined {
  const optionLabel = (entry: unknown): string =>
    question.options?.find((option) => option.value === entry)?.label.zh ?? String(entry);
  switch (question.type) {
    case 'choice':
      return typeof value === 'string' ? optionLabel(value) : undefined;
    case 'choices':
      return Array.isArray(value) ? value.map(optionLabel) : undefined;
    case 'yesNo':
      return typeof value === 'boolean' ? (value ? '是' : '否') : undefined;
    case 'division':
      return typeof value === 'string' ? divisionName(value) : undefined;
    case 'address':
      return isAddress(value) ? `${divisionName(value.division)}${value.detail}` : undefined;
    default:
      return undefined;
  }
}

const isAddress = (value: unknown): value is { division: string; detail: string } =>
  typeof value === 'object' &&
  value !== null &&
  'division' in value &&
  'detail' in value &&
  typeof value.division === 'string' &&
  typeof value.detail === 'string';
