import { sha256Hex } from '@banshi/core/identifiers';
import type { Conflict } from '@banshi/core/inheritance';
import { type ConfigTaskRow, isUniqueConflict } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import type { Release } from './chain.ts';
import { labelOf } from './request-views.ts';
import type { ConflictContent } from './types.ts';

type NewTask = Pick<
  ConfigTaskRow,
  'taskKey' | 'kind' | 'itemKey' | 'tenantCode' | 'ownerPath' | 'title' | 'content'
>;

/** Puts a task into a tenant's inbox, once for its key. */
export async function addTask(runtime: Runtime, task: NewTask): Promise<void> {
  try {
    await runtime.tables.configTasks.insert({
      ...task,
      state: 'open',
      createdAt: runtime.now(),
      doneAt: null,
      doneBy: null,
      choice: null,
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
}

/** One task for each place in which a tenant's own layer and a newer release contradict each other. */
export async function conflictTasks(
  runtime: Runtime,
  {
    release,
    cause,
    causeName,
    conflicts,
  }: {
    /** Whose layer it is, for which day. */
    release: Pick<Release, 'itemKey' | 'tenantCode' | 'ownerPath' | 'effectiveFrom'>;
    cause: Pick<Release, 'tenantCode' | 'number' | 'effectiveFrom'>;
    causeName?: string;
    conflicts: readonly Conflict[];
  },
): Promise<void> {
  for (const conflict of conflicts) {
    const where = [conflict.part, conflict.element, conflict.row ?? ''].join('/');
    const source = `${release.itemKey}|${release.tenantCode}|${cause.tenantCode}@${cause.number}`;
    const content: ConflictContent = {
      conflict,
      cause: {
        tenantCode: cause.tenantCode,
        tenantName: causeName ?? '本级',
        number: cause.number,
        effectiveFrom: cause.effectiveFrom,
      },
      effectiveFrom: release.effectiveFrom,
      canKeepOwn: conflict.keepOwn !== null,
    };
    await addTask(runtime, {
      taskKey: `conflict-${sha256Hex(`${source}|${where}|${release.effectiveFrom}`).slice(0, 32)}`,
      kind: 'conflict',
      itemKey: release.itemKey,
      tenantCode: release.tenantCode,
      ownerPath: release.ownerPath,
      title: `${labelOf(conflict.element)}：${conflict.message}`,
      content,
    });
  }
}
