import {
  type Actor,
  appendEvent,
  type CaseEvent,
  type CaseEventBody,
  type CaseState,
  type ClockRules,
} from '@banshi/core/applications';
import { BanshiError } from '@banshi/core/errors';
import { isUniqueConflict } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { type LoadedCase, loadCase } from './load.ts';
import { projectCase } from './project.ts';

const attempts = 3;

/**
 * One business act: appends one event to a case. `body` is asked anew for the state as it stands when a race was lost;
 * `expectedSeq` is what the person saw, and somebody else's act since then is told instead of overwritten.
 * Throws the core's problems (`case.notAllowed`, `case.fourEyes`, …) and `case.changedMeanwhile`.
 */
export async function actOnCase(
  runtime: Runtime,
  {
    caseId,
    actor,
    expectedSeq,
    body,
  }: {
    caseId: string;
    actor: Actor;
    expectedSeq?: number;
    body: (loaded: LoadedCase, at: string) => CaseEventBody | Promise<CaseEventBody>;
  },
): Promise<CaseEvent> {
  for (let attempt = 1; ; attempt += 1) {
    const loaded = await loadCase(runtime, caseId);
    if (expectedSeq !== undefined && loaded.state.seq !== expectedSeq) throw changedMeanwhile();
    const at = runtime.now();
    const event = makeEvent(loaded.state, {
      caseId,
      actor,
      at,
      body: await body(loaded, at),
      rules: loaded.rules,
    });
    try {
      await insertEvent(runtime, event, loaded.state.departmentId);
    } catch (error) {
      if (isUniqueConflict(error) && attempt < attempts && expectedSeq === undefined) continue;
      throw isUniqueConflict(error) ? changedMeanwhile() : error;
    }
    await projectCase(runtime, caseId);
    return event;
  }
}

export function makeEvent(
  state: CaseState | null,
  input: { caseId: string; actor: Actor; at: string; body: CaseEventBody; rules: ClockRules },
): CaseEvent {
  const result = appendEvent({ state, ...input });
  if (result.ok) return result.value;
  const problem = result.problems[0];
  throw new BanshiError({
    code: problem?.code ?? 'case.notAllowed',
    place: problem?.place ?? '',
    personMessage: problem?.message ?? '现在不能这样办理，请刷新页面查看最新状态。',
    status: 409,
    details: { problems: result.problems },
  });
}

export const insertEvent = (runtime: Runtime, event: CaseEvent, departmentKey: string) =>
  runtime.tables.caseEvents.insert({
    caseId: event.caseId,
    seq: event.seq,
    type: event.body.type,
    at: event.at,
    hash: event.hash,
    departmentKey,
    projected: false,
    event,
  });

const changedMeanwhile = (): BanshiError =>
  new BanshiError({
    code: 'case.changedMeanwhile',
    personMessage: '这件办件刚被别人办理过，请刷新页面看最新情况再继续。',
    status: 409,
  });
