import {
  type CaseEvent,
  type CaseState,
  type ClockRules,
  foldCase,
  loadCaseEvent,
} from '@banshi/core/applications';
import { shanghaiDate } from '@banshi/core/calendar';
import { countedFrom, type HandlingItem } from '@banshi/core/items';
import type { CaseRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { notFound } from '../authorise.ts';
import { pinnedBundle } from '../catalogue/resolve.ts';

/** How long an applicant has to answer a correction notice: local practice, so a setting of the installation. */
const correctionLimit = { days: 15, unit: 'workingDay' } as const;

/** `receivedAt`: when the application, or its last resubmission, came in. */
export const clockRules = (
  runtime: Runtime,
  item: Pick<HandlingItem, 'promisedLimit' | 'statutoryLimit' | 'intakeWindows'>,
  receivedAt: string,
): ClockRules => {
  const limit = item.promisedLimit ?? item.statutoryLimit;
  return {
    limits: {
      correction: correctionLimit,
      promised: limit && {
        days: limit.days,
        unit: limit.unit,
        countedFrom: countedFrom(item, limit, shanghaiDate(receivedAt)),
      },
    },
    calendar: runtime.calendar,
  };
};

export interface LoadedCase {
  events: CaseEvent[];
  state: CaseState;
  item: HandlingItem;
  rules: ClockRules;
  templates: Record<string, unknown>;
}

/** A case folded from its events, with the item it pinned. Throws `resource.notFound`. */
export async function loadCase(runtime: Runtime, caseId: string): Promise<LoadedCase> {
  const rows = await runtime.tables.caseEvents.find({ where: { caseId: { equals: caseId } }, sort: 'seq' });
  if (rows.length === 0) throw notFound('这件办件');
  const events = rows.map((row) => loadCaseEvent(row.event));
  const first = foldCase(events);
  const { bundle } = await pinnedBundle(runtime, first.bundleHash);
  const rules = clockRules(runtime, bundle.item, first.receivedAt);
  return { events, state: foldCase(events, rules), item: bundle.item, rules, templates: bundle.templates };
}

export async function caseRow(runtime: Runtime, caseNumber: string): Promise<CaseRow & { id: string }> {
  const row = await runtime.tables.cases.first({ caseNumber: { equals: caseNumber.slice(0, 50) } });
  if (!row) throw notFound('这件办件');
  return row;
}

/** The personal part of a case as of one submission; undefined once it has been erased. */
export async function caseRecord(runtime: Runtime, state: Pick<CaseState, 'applicationDigest'>) {
  return (
    (await runtime.tables.caseRecords.first({ digest: { equals: state.applicationDigest } })) ?? undefined
  );
}
