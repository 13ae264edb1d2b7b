import { computeImpact, rebaseDescendants } from '../operations/configuration/index.ts';
import type { Runtime } from '../runtime.ts';
import { issueLicence } from './issue-licence.ts';
import { issueNotice } from './issue-notice.ts';
import { closePrinting } from './printing.ts';
import type { Job, TaskName } from './queue.ts';

/** What each task does with its input. Tasks are idempotent: their output has a unique key, made before or never. */
const tasks: Record<TaskName, (runtime: Runtime, input: Record<string, unknown>) => Promise<void>> = {
  notice: (runtime, input) =>
    issueNotice(runtime, {
      caseId: String(input.caseId),
      seq: Number(input.seq),
      kind: String(input.kind),
    }),
  licence: (runtime, input) =>
    issueLicence(runtime, { caseId: String(input.caseId), resultKey: String(input.resultKey) }),
  'rebase-descendants': (runtime, input) =>
    rebaseDescendants(runtime, {
      itemKey: String(input.itemKey),
      tenantCode: String(input.tenantCode),
      number: Number(input.number),
    }),
  impact: (runtime, input) => computeImpact(runtime, { reportKey: String(input.reportKey) }),
};

export async function runTask(runtime: Runtime, job: Job): Promise<void> {
  const task = tasks[job.task as TaskName];
  if (!task) throw new Error(`no task named ${job.task}`);
  await task(runtime, job.input);
}

export const closeTasks = (runtime: Runtime): Promise<void> => closePrinting(runtime);
