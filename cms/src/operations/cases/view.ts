import { nextForApplicant, statusLabels, timeline, urgency } from '@banshi/core/applications';
import { shanghaiDate } from '@banshi/core/calendar';

import type { Language } from '@banshi/core/errors';
import type { CaseRow, LicenceRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { licenceCard } from '../licences/card.ts';
import { caseCorrections } from './corrections.ts';
import type { LoadedCase } from './load.ts';

export const clockOf = (row: CaseRow) =>
  row.dueDate && row.clockStart
    ? {
        kind: row.clockKind as 'acceptance' | 'promised' | 'correction',
        start: row.clockStart,
        due: row.dueDate,
        unit: row.clockUnit as 'workingDay' | 'calendarDay',
        provisional: row.dueProvisional,
      }
    : undefined;

/** The deadline of a row as lists show it: date, days left, word. */
export function dueOf(runtime: Runtime, row: CaseRow) {
  const clock = clockOf(row);
  if (!clock) return undefined;
  const left = urgency(clock, shanghaiDate(runtime.now()), runtime.calendar);
  return {
    kind: clock.kind,
    date: clock.due,
    unit: clock.unit,
    daysLeft: left.daysLeft,
    state: left.state,
    provisional: left.provisional,
    label: left.label,
  };
}

export async function caseSummary(runtime: Runtime, row: CaseRow) {
  const department = await runtime.tables.departments.first({ departmentKey: { equals: row.departmentKey } });
  return {
    caseNumber: row.caseNumber,
    itemKey: row.itemKey,
    itemName: row.itemName,
    bodyName: department?.name ?? (await tenantByCode(runtime, row.tenantCode)).name,
    status: row.status,
    statusLabel: statusLabels[row.status as keyof typeof statusLabels],
    submittedAt: row.submittedAt,
    due: dueOf(runtime, row),
    needsYou: row.status === 'correctionRequested',
    channel: row.channel,
  };
}

export async function casePapers(runtime: Runtime, caseId: string, base: string) {
  const [documents, licences] = await Promise.all([
    runtime.tables.documents.find({ where: { caseId: { equals: caseId } }, sort: 'issuedAt' }),
    runtime.tables.licences.find({ where: { caseId: { equals: caseId } } }),
  ]);
  return {
    documents: documents.map((row) => ({
      kind: row.kind,
      title: row.title,
      issuedAt: row.issuedAt,
      url: `${base}/documents/${row.id}`,
    })),
    licences: licences.map((row: LicenceRow) => licenceCard(runtime, row, base)),
  };
}

export function caseStory(loaded: LoadedCase, options: { language: Language; forWhom: 'citizen' | 'staff' }) {
  const { events, state } = loaded;
  return {
    timeline: timeline(events, options),
    next: nextForApplicant(state)[options.language],
    corrections: caseCorrections(loaded),
  };
}
