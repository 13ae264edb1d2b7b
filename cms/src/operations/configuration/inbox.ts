import { BanshiError } from '@banshi/core/errors';
import { editLayerBy, LayerEdit } from '@banshi/core/inheritance';
import { z } from 'zod';
import type { ConfigTaskRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { type Caller, notFound } from '../authorise.ts';
import { parseInput } from '../parse-input.ts';
import { auditAct, type Configurator, configuratorOf } from './access.ts';
import { laterOf, loadItemChain, refused, todayOf } from './chain.ts';
import { baseOf } from './drafts.ts';
import { requestViews } from './request-views.ts';
import { findDraft, saveLayer } from './save-layer.ts';
import type { ConflictContent, InboxTask } from './types.ts';

/**
 * What waits for the tenant's item administrators: drafts to review, requests to decide, conflicts after a change
 * above, open points of imports. Reviews and requests are read from what they are about, so that they cannot be left
 * behind.
 */
export async function inbox(
  runtime: Runtime,
  caller: Caller,
  { tenantCode }: { tenantCode?: string | null },
): Promise<{ tasks: InboxTask[] }> {
  const configurator = await configuratorOf(runtime, caller, {
    tenantCode,
    action: 'configuration.inbox',
    resource: 'inbox',
  });
  const { tenant } = configurator;
  const stored = await runtime.tables.configTasks.find({
    where: { and: [{ tenantCode: { equals: tenant.tenantCode } }, { state: { equals: 'open' } }] },
    sort: '-createdAt',
    limit: 500,
  });
  const names = new Map(
    (await runtime.tables.handlingItems.find()).map((row): [string, string] => [row.itemKey, row.name]),
  );
  const nameOf = (itemKey: string): string => names.get(itemKey) ?? itemKey;
  const reviews = await reviewTasks(runtime, configurator, nameOf);
  const requests = await requestTasks(runtime, configurator);
  const tasks = stored.map((task) => ({
    taskKey: task.taskKey,
    kind: task.kind,
    itemKey: task.itemKey,
    itemName: nameOf(task.itemKey),
    title: task.title,
    createdAt: task.createdAt,
    content: task.content,
  }));
  return { tasks: [...reviews, ...requests, ...tasks] };
}

async function reviewTasks(
  runtime: Runtime,
  { tenant, staff }: Configurator,
  nameOf: (itemKey: string) => string,
): Promise<InboxTask[]> {
  const drafts = await runtime.tables.layerDrafts.find({
    where: { and: [{ tenantCode: { equals: tenant.tenantCode } }, { state: { equals: 'submitted' } }] },
    sort: '-submittedAt',
    limit: 500,
  });
  return drafts
    .filter((draft) => draft.submittedBy !== staff.userId)
    .map((draft) => ({
      taskKey: `review:${draft.itemKey}`,
      kind: 'review',
      itemKey: draft.itemKey,
      itemName: nameOf(draft.itemKey),
      title: draft.summary ?? '待审核发布',
      createdAt: draft.submittedAt ?? draft.editedAt,
      content: { revision: draft.revision, effectiveFrom: draft.effectiveFrom, isUrgent: draft.isUrgent },
    }));
}

async function requestTasks(runtime: Runtime, { tenant }: Configurator): Promise<InboxTask[]> {
  const views = await requestViews(runtime, { tenant });
  return views
    .filter((view) => view.canDecide)
    .map((view) => ({
      taskKey: `request:${view.requestKey}`,
      kind: 'request',
      itemKey: view.itemKey,
      itemName: view.itemName,
      title: `${view.from.name}申请调整“${view.elementLabel}”`,
      createdAt: view.requestedAt,
      content: { request: view },
    }));
}

const Choice = z.object({ choice: z.enum(['keepAbove', 'keepOwn', 'done']) }).strict();

/**
 * One click per choice. `keepAbove`: the newer release stays in force as it is already. `keepOwn`: what the tenant had
 * goes into a draft that waits for review. `done`: an open point is settled. Throws `task.done` (409),
 * `task.notYours`, `conflict.notAllowed` where the law's side leaves no choice.
 */
export async function chooseTask(
  runtime: Runtime,
  caller: Caller,
  { taskKey }: { taskKey: string },
  input: unknown,
): Promise<{ done: true; draft: { itemKey: string; tenantCode: string; revision: number } | null }> {
  const { choice } = parseInput(Choice, input);
  const task = await runtime.tables.configTasks.first({ taskKey: { equals: taskKey.slice(0, 200) } });
  if (!task) throw notFound('这个待办');
  const act = { action: `configuration.${choice}`, resource: task.itemKey };
  const configurator = await configuratorOf(runtime, caller, { tenantCode: task.tenantCode, ...act });
  if (task.state !== 'open') throw taskDone();
  if ((choice === 'done') === (task.kind === 'conflict'))
    throw refused('task.choice', '请选择保留上级的内容，或保留本级的内容。', { place: 'choice' });
  const draft = choice === 'keepOwn' ? await keepOwn(runtime, configurator, task) : null;
  const closed = await runtime.tables.configTasks.change(
    { and: [{ taskKey: { equals: task.taskKey } }, { state: { equals: 'open' } }] },
    { state: 'done', doneAt: runtime.now(), doneBy: configurator.staff.userId, choice },
  );
  if (!closed) throw taskDone();
  await auditAct(runtime, configurator, { ...act, detail: { taskKey: task.taskKey } });
  return { done: true, draft };
}

const taskDone = () =>
  new BanshiError({ code: 'task.done', personMessage: '这个待办已经有人处理，请刷新页面。', status: 409 });

async function keepOwn(runtime: Runtime, { tenant, staff }: Configurator, task: ConfigTaskRow) {
  const { conflict, effectiveFrom } = task.content as ConflictContent;
  if (!conflict.keepOwn)
    throw refused(
      'conflict.notAllowed',
      '上级已统一规定，这一处不能保留本级的内容；确需保留的，请写明依据向上级申请。',
    );
  const { itemKey } = task;
  const chain = await loadItemChain(runtime, { tenant, itemKey });
  const before = await findDraft(runtime, itemKey, tenant.tenantCode);
  const today = todayOf(runtime);
  const base = baseOf(chain, laterOf(today, effectiveFrom));
  // A draft that somebody is working on stays theirs to submit.
  const isFree = before === null;
  const saved = await saveLayer(runtime, {
    itemKey,
    tenant,
    layer: editLayerBy(before?.layer ?? base.layer, z.array(LayerEdit).parse(conflict.keepOwn)),
    editedBy: staff.userId,
    before,
    baseNumber: base.number,
    departmentKey: before?.departmentKey ?? base.departmentKey,
    change: isFree
      ? {
          state: 'submitted',
          summary: `保留本级内容：${task.title}`.slice(0, 500),
          effectiveFrom: effectiveFrom > today ? effectiveFrom : null,
          isUrgent: true,
          submittedBy: staff.userId,
          submittedAt: runtime.now(),
        }
      : {},
  });
  return { itemKey, tenantCode: tenant.tenantCode, revision: saved.revision };
}
