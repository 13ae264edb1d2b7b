import { deemedAcceptance } from '@banshi/core/applications';
import { shanghaiDate } from '@banshi/core/calendar';
import { actOnCase } from '../operations/cases/append.ts';
import { loadCase } from '../operations/cases/load.ts';
import { projectCase } from '../operations/cases/project.ts';
import type { Runtime } from '../runtime.ts';

/** What nobody's click starts: effects of events whose process died, and acceptance by silence. */
export async function sweep(runtime: Runtime): Promise<void> {
  await projectStranded(runtime);
  await deemAccepted(runtime);
}

async function projectStranded(runtime: Runtime): Promise<void> {
  const stranded = await runtime.tables.caseEvents.find({
    where: { projected: { not_equals: true } },
    limit: 200,
  });
  for (const caseId of new Set(stranded.map((row) => row.caseId))) await projectCase(runtime, caseId);
}

/** 行政许可法 art. 32: five silent working days, and the application counts as accepted from its receipt. */
async function deemAccepted(runtime: Runtime): Promise<void> {
  const today = shanghaiDate(runtime.now());
  const overdue = await runtime.tables.cases.find({
    where: { and: [{ status: { equals: 'submitted' } }, { dueDate: { less_than: today } }] },
    limit: 200,
  });
  for (const { caseId } of overdue) {
    const { state, rules } = await loadCase(runtime, caseId);
    if (!deemedAcceptance(state, today, rules)) continue;
    await actOnCase(runtime, {
      caseId,
      actor: { kind: 'system', id: 'worker', role: 'system' },
      body: (loaded) => {
        const body = deemedAcceptance(loaded.state, today, loaded.rules);
        if (!body) throw new Error(`case ${caseId} was accepted meanwhile`);
        return body;
      },
    });
  }
}
