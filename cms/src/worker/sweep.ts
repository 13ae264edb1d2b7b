import { deemedAcceptance } from '@banshi/core/applications';
import { shanghaiDate } from '@banshi/core/calendar';
import { actOnCase } from '../operations/cases/append.ts';
import { loadCase } from '../operations/cases/load.ts';
import { projectCase } from '../operations/cases/project.ts';
import { settleDecisions, settleStranded } from '../operations/configuration/index.ts';
import type { Runtime } from '../runtime.ts';

/** What nobody's click starts: effects of events whose process died, and acceptance by silence. */
export async function sweep(runtime: Runtime): Promise<void> {
  await projectStranded(runtime);
  await deemAccepted(runtime);
  await settleStranded(runtime);
  await settleDecisions(runtime);
}

async function projectStranded(runtime: Runtime): Promise<void> {
  const stranded = await runtime.tables.caseEvents.find({
    where: { projected: { not_equals: true } },
    limit: 200,
  });
  const caseIds = new Set(stranded.map((row) => row.caseId));
  await each(runtime, caseIds, (caseId) => projectCase(runtime, caseId));
}

/** One case that cannot be handled is told and must not hold up all the others, now and at every further sweep. */
async function each(
  runtime: Runtime,
  caseIds: Iterable<string>,
  act: (caseId: string) => Promise<unknown>,
): Promise<void> {
  for (const caseId of caseIds)
    try {
      await act(caseId);
    } catch (error) {
      runtime.log.error('worker.sweep.case', { caseId, error });
    }
}

/** 行政许可法 art. 32: five silent working days, and the application counts as accepted from its receipt. */
async function deemAccepted(runtime: Runtime): Promise<void> {
  const today = shanghaiDate(runtime.now());
  const overdue = await runtime.tables.cases.find({
    where: { and: [{ status: { equals: 'submitted' } }, { dueDate: { less_than: today } }] },
    limit: 200,
  });
  const caseIds = overdue.map((row) => row.caseId);
  await each(runtime, caseIds, async (caseId) => {
    const { state, rules } = await loadCase(runtime, caseId);
    if (!deemedAcceptance(state, today, rules)) return;
    await actOnCase(runtime, {
      caseId,
      actor: { kind: 'system', id: 'worker', role: 'system' },
      body: (loaded) => {
        const body = deemedAcceptance(loaded.state, today, loaded.rules);
        if (!body) throw new Error(`case ${caseId} was accepted meanwhile`);
        return body;
      },
    });
  });
}
