import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CaseStatus } from '@banshi/core/applications';
import { type ImpactReport, impactOf } from '@banshi/core/publishing';
import { z } from 'zod';
import { withinPath } from '../../access/index.ts';
import { type ImpactReportRow, isUniqueConflict } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { faceKeys } from '../../settings/templates.ts';
import { enqueue } from '../../worker/queue.ts';
import { type Caller, notFound } from '../authorise.ts';
import { effectiveReleases } from '../catalogue/resolve.ts';
import { tenantByCode } from '../catalogue/tenants.ts';
import { parseInput } from '../parse-input.ts';
import { configuratorOf } from './access.ts';
import { linksAt, loadItemChain, ownerOf, ownInForce, todayOf } from './chain.ts';
import { draftFor } from './drafts.ts';
import { impactRows } from './impact-rows.ts';
import { mergedOntoCurrent } from './merge.ts';
import { loadSubtree } from './rebase.ts';
import type { ImpactView } from './types.ts';

const Asked = z.object({ itemKey: z.string().max(80), tenant: z.string().max(32) }).strict();

/** Has the blast radius (影响范围) of the draft as it is now computed in the background; the same draft and day once. */
export async function requestImpact(
  runtime: Runtime,
  caller: Caller,
  input: unknown,
): Promise<{ reportKey: string }> {
  const { itemKey, tenant: tenantCode } = parseInput(Asked, input);
  const act = { action: 'configuration.impact', resource: itemKey };
  const { tenant } = await configuratorOf(runtime, caller, { tenantCode, ...act });
  const draft = await draftFor(runtime, { itemKey, tenantCode: tenant.tenantCode });
  const reportKey = `${draft.id}-${draft.revision}-${todayOf(runtime)}`;
  try {
    await runtime.tables.impactReports.insert({
      reportKey,
      draftKey: draft.draftKey,
      revision: draft.revision,
      itemKey,
      tenantCode: tenant.tenantCode,
      ownerPath: tenant.ownerPath,
      state: 'waiting',
      done: 0,
      total: 0,
      askedAt: runtime.now(),
      result: null,
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
  await enqueue(runtime, { jobKey: `impact:${reportKey}`, task: 'impact', input: { reportKey } });
  return { reportKey };
}

async function reportOf(
  runtime: Runtime,
  caller: Caller,
  reportKey: string,
): Promise<ImpactReportRow & { id: string }> {
  const row = await runtime.tables.impactReports.first({ reportKey: { equals: reportKey.slice(0, 120) } });
  if (!row) throw notFound('这份影响范围报告');
  const act = { action: 'configuration.impact', resource: row.itemKey };
  await configuratorOf(runtime, caller, { tenantCode: row.tenantCode, ...act });
  return row;
}

/** How far it is, and the result once it is there. */
export async function impactReport(
  runtime: Runtime,
  caller: Caller,
  { reportKey }: { reportKey: string },
): Promise<ImpactView> {
  const { state, done, total, result } = await reportOf(runtime, caller, reportKey);
  return { reportKey, state, done, total, ...(result ? { result } : {}) };
}

/** The report as a table that spreadsheet programs open; cells that could be taken for a formula are made text. */
export async function impactCsv(
  runtime: Runtime,
  caller: Caller,
  { reportKey }: { reportKey: string },
): Promise<{ fileName: string; text: string }> {
  const row = await reportOf(runtime, caller, reportKey);
  if (!row.result) throw notFound('已算完的影响范围报告');
  const lines = impactRows(row.result).map((cells) => cells.map(cell).join(','));
  return { fileName: `影响范围-${row.itemKey}-${row.revision}.csv`, text: `\ufeff${lines.join('\r\n')}\r\n` };
}

const cell = (value: string | number): string => {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const closed: CaseStatus[] = ['rejected', 'acceptanceRefused', 'delivered', 'withdrawn', 'terminated'];
/** Between two turns of the event loop: heartbeat, lease and other requests go on. */
const sliceMs = 200;
const reportEveryMs = 500;

/** Computes a report, a slice at a time, telling how far it is. A draft that has gone leaves the report failed. */
export async function computeImpact(runtime: Runtime, { reportKey }: { reportKey: string }): Promise<void> {
  const report = await runtime.tables.impactReports.first({ reportKey: { equals: reportKey } });
  if (!report || report.state === 'done') return;
  const write = (data: Partial<ImpactReportRow>) =>
    runtime.tables.impactReports.change({ reportKey: { equals: reportKey } }, data);
  const input = await impactInput(runtime, report);
  if (!input) {
    await write({ state: 'failed' });
    return;
  }
  await write({ state: 'running', total: input.descendants.length, done: 0 });
  const steps = impactOf(input);
  let slicedAt = performance.now();
  let toldAt = slicedAt;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      const total = input.descendants.length;
      await write({ state: 'done', done: total, total, result: step.value as ImpactReport });
      return;
    }
    const now = performance.now();
    if (now - slicedAt < sliceMs) continue;
    if (now - toldAt >= reportEveryMs) {
      await write({ done: step.value.done, total: step.value.total });
      toldAt = performance.now();
    }
    await nextTurn();
    slicedAt = performance.now();
  }
}

async function impactInput(runtime: Runtime, report: ImpactReportRow) {
  const { itemKey } = report;
  const tenant = await tenantByCode(runtime, report.tenantCode);
  const draft = await runtime.tables.layerDrafts.first({
    and: [{ draftKey: { equals: report.draftKey } }, { revision: { equals: report.revision } }],
  });
  if (!draft) return undefined;
  const today = todayOf(runtime);
  const day = draft.effectiveFrom && draft.effectiveFrom > today ? draft.effectiveFrom : today;
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  const subtree = await loadSubtree(runtime, { itemKey, ownerPath: tenant.ownerPath });
  const below = effectiveReleases(
    subtree.releases.filter(
      (release) => release.ownerPath !== tenant.ownerPath && release.ownerPath.startsWith(tenant.ownerPath),
    ),
    day,
  );
  return {
    above: linksAt(chain, { day, own: null }),
    owner: chain.owners.get(tenant.ownerPath) ?? ownerOf(tenant),
    before: ownInForce(chain, day)?.layer ?? null,
    after: mergedOntoCurrent(chain, { draft, day }).layer,
    at: day,
    grants: subtree.grants,
    descendants: below.flatMap((release) => {
      const owner = subtree.owners.get(release.ownerPath);
      const { number, effectiveFrom, layer } = release;
      return owner ? [{ owner, release: number, effectiveFrom, layer }] : [];
    }),
    tenants: { total: await runtime.tables.tenants.count(withinPath(tenant.ownerPath)) },
    cases: await runningCases(runtime, { itemKey, ownerPath: tenant.ownerPath }),
    templates: faceKeys(),
  };
}

/** Running cases of the subtree, counted by tenant and by the version that they hold to. */
async function runningCases(
  runtime: Runtime,
  { itemKey, ownerPath }: { itemKey: string; ownerPath: string },
): Promise<{ tenantCode: string; bundleHash: string; count: number }[]> {
  const rows = await runtime.tables.cases.find({
    where: {
      and: [{ itemKey: { equals: itemKey } }, { status: { not_in: closed } }, withinPath(ownerPath)],
    },
  });
  const counts = new Map<string, { tenantCode: string; bundleHash: string; count: number }>();
  for (const { tenantCode, bundleHash } of rows) {
    const key = `${tenantCode}|${bundleHash}`;
    const known = counts.get(key) ?? { tenantCode, bundleHash, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}
