import { shanghaiDate } from '@banshi/core/calendar';
import { type ResultDocument, ruleData } from '@banshi/core/items';
import { evaluateRule, truthy } from '@banshi/core/rules';
import { caseRecord, type LoadedCase } from '../operations/cases/load.ts';
import type { Runtime } from '../runtime.ts';

/** What rules and faces of a case read. */
export interface KnownFacts {
  situation: Record<string, unknown>;
  form: Record<string, unknown>;
  applicant: unknown;
}

/** One document of a result: the only one, or that of one row. */
export interface LicenceSheet {
  /** Unique for the document, the same whenever it is asked for. */
  issueKey: string;
  /** Below the folder of the case. */
  fileKey: string;
  /** Read by rules and faces as `row.*`. */
  row: Record<string, unknown> | undefined;
}

export async function factsOf(runtime: Runtime, { state }: LoadedCase): Promise<KnownFacts> {
  const record = await caseRecord(runtime, state);
  return { situation: state.situation, form: record?.payload ?? {}, applicant: record?.applicant };
}

interface SheetsInput {
  runtime: Runtime;
  loaded: LoadedCase;
  result: ResultDocument;
  facts: KnownFacts;
}

/** The documents that a result gives for the case, in the order of the rows; none where its condition does not hold. */
export function licenceSheets({ runtime, loaded, result, facts }: SheetsInput): LicenceSheet[] {
  const { caseId } = loaded.state;
  const env = { today: shanghaiDate(loaded.state.submittedAt), calendar: runtime.calendar };
  const data = ruleData(loaded.item, facts, env);
  const isDue = (row?: Record<string, unknown>): boolean =>
    result.when === undefined || truthy(evaluateRule(result.when, { ...data, ...(row ? { row } : {}) }, env));
  if (result.cardinality === 'one')
    return isDue() ? [{ issueKey: `${caseId}:${result.key}`, fileKey: result.key, row: undefined }] : [];
  return rowsOf(facts, result).flatMap((row, index) =>
    isDue(row)
      ? [
          {
            issueKey: `${caseId}:${result.key}:${index + 1}`,
            fileKey: `${result.key}-${index + 1}`,
            row,
          },
        ]
      : [],
  );
}

function rowsOf({ form }: KnownFacts, { rowsFrom }: ResultDocument): Record<string, unknown>[] {
  const rows = rowsFrom ? form[rowsFrom] : undefined;
  return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
}
