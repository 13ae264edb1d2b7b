import type { Runtime } from '../runtime.ts';

export interface Step {
  key: string;
  label: string;
  /** Changes when the step has to be done again: a version of data, not a date. */
  version(): Promise<string> | string;
  /** Must be repeatable: an interrupted step is run again from its start. Returns what to tell the person. */
  run(runtime: Runtime): Promise<string | undefined>;
}

export interface StepReport {
  step: string;
  label: string;
  state: 'start' | 'done' | 'skip';
  detail?: string;
}

/** Runs what has not been done in this version, in order, marking each step only once it is whole. */
export async function runSteps(
  runtime: Runtime,
  { steps, report }: { steps: Step[]; report: (line: StepReport) => void },
): Promise<void> {
  for (const { key, label, version, run } of steps) {
    const wanted = await version();
    const done = await runtime.tables.setupSteps.first({ step: { equals: key } });
    if (done?.version === wanted) {
      report({ step: key, label, state: 'skip' });
      continue;
    }
    report({ step: key, label, state: 'start' });
    const detail = await run(runtime);
    if (done) await runtime.tables.setupSteps.change({ id: { equals: done.id } }, { version: wanted });
    else await runtime.tables.setupSteps.insert({ step: key, version: wanted });
    report({ step: key, label, state: 'done', detail });
  }
}
