import { asStaff, type Caller } from '../operations/authorise.ts';
import {
  adoptItems,
  approveItems,
  chooseTask,
  configuredItems,
  createOwnItem,
  decideRequest,
  discardDraft,
  impactCsv,
  impactReport,
  inbox,
  listRequests,
  publishDraft,
  releaseDiff,
  requestGrant,
  requestImpact,
  restoreRelease,
  returnDraft,
  saveDraft,
  submitDraft,
  withdrawRelease,
  workbench,
} from '../operations/configuration/index.ts';
import { importItems, itemSheetTemplate } from '../operations/item-import/index.ts';
import type { Runtime } from '../runtime.ts';
import { jsonBody, type RouteContext } from './answer.ts';
import { fileResponse, uploadedFiles } from './files.ts';
import type { RouteEntry } from './router.ts';
import { officeCaller } from './sessions.ts';

const callerOf = async (context: RouteContext): Promise<Caller> =>
  asStaff(await officeCaller(context.runtime, context.request));

const queryOf = ({ request }: RouteContext, name: string): string | undefined =>
  new URL(request.url).searchParams.get(name) ?? undefined;

const tenantOf = (context: RouteContext) => ({ tenantCode: queryOf(context, 'tenant') });

const itemOf = (context: RouteContext) => ({
  itemKey: (context.params.itemKey ?? '').slice(0, 80),
  ...tenantOf(context),
});

type ItemAct = (
  runtime: Runtime,
  caller: Caller,
  asked: ReturnType<typeof itemOf>,
  input: unknown,
) => Promise<object>;

const item = '/configuration/items/:itemKey';

/** An act on one item of one tenant, which answers with what the operation gives. */
const onItem = (path: string, act: ItemAct): RouteEntry => ({
  method: 'POST',
  path: `${item}/${path}`,
  handle: async (context) =>
    act(context.runtime, await callerOf(context), itemOf(context), await jsonBody(context.request)),
});

const releaseOf = (context: RouteContext) => ({ ...itemOf(context), number: Number(context.params.number) });

const againstOf = (context: RouteContext) => {
  const against = queryOf(context, 'against');
  return against === undefined ? {} : { against: Number(against) };
};

const itemRoutes: RouteEntry[] = [
  {
    method: 'GET',
    path: '/configuration/items',
    handle: async (context) => configuredItems(context.runtime, await callerOf(context), tenantOf(context)),
  },
  {
    method: 'POST',
    path: '/configuration/items',
    handle: async (context) =>
      createOwnItem(context.runtime, await callerOf(context), await jsonBody(context.request)),
  },
  {
    method: 'GET',
    path: item,
    handle: async (context) => workbench(context.runtime, await callerOf(context), itemOf(context)),
  },
  onItem('draft', saveDraft),
  onItem('discard', discardDraft),
  onItem('submit', submitDraft),
  onItem('return', returnDraft),
  onItem('publish', publishDraft),
  onItem('requests', requestGrant),
];

const releaseRoutes: RouteEntry[] = [
  {
    method: 'POST',
    path: `${item}/releases/:number/withdraw`,
    handle: async (context) =>
      withdrawRelease(
        context.runtime,
        await callerOf(context),
        releaseOf(context),
        await jsonBody(context.request),
      ),
  },
  {
    method: 'POST',
    path: `${item}/releases/:number/restore`,
    handle: async (context) => restoreRelease(context.runtime, await callerOf(context), releaseOf(context)),
  },
  {
    method: 'GET',
    path: `${item}/releases/:number/diff`,
    handle: async (context) =>
      releaseDiff(context.runtime, await callerOf(context), { ...releaseOf(context), ...againstOf(context) }),
  },
];

const reportOf = (context: RouteContext) => ({ reportKey: context.params.reportKey ?? '' });

const impactRoutes: RouteEntry[] = [
  {
    method: 'POST',
    path: '/configuration/impact',
    handle: async (context) =>
      requestImpact(context.runtime, await callerOf(context), await jsonBody(context.request)),
  },
  {
    method: 'GET',
    path: '/configuration/impact/:reportKey',
    handle: async (context) => impactReport(context.runtime, await callerOf(context), reportOf(context)),
  },
  {
    method: 'GET',
    path: '/configuration/impact/:reportKey/export.csv',
    handle: async (context) => {
      const csv = await impactCsv(context.runtime, await callerOf(context), reportOf(context));
      return new Response(csv.text, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(csv.fileName)}`,
        },
      });
    },
  },
];

const importRoutes: RouteEntry[] = [
  {
    method: 'GET',
    path: '/configuration/item-template.xlsx',
    handle: async (context) => {
      await callerOf(context);
      const bytes = await itemSheetTemplate();
      const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      return fileResponse({ bytes, contentType, fileName: '事项表单模板.xlsx' }, { download: true });
    },
  },
  {
    method: 'POST',
    path: '/configuration/import',
    handle: async (context) => {
      const caller = await callerOf(context);
      const files = await uploadedFiles(context.request);
      return importItems(context.runtime, caller, {
        tenantCode: queryOf(context, 'tenant') ?? '',
        files: files.map(({ fileName, bytes }) => ({ name: fileName, bytes: Buffer.from(bytes) })),
      });
    },
  },
];

/** Configuring items, below `/office-api`. Who may do what is decided by the operations. */
export const configurationRoutes: RouteEntry[] = [
  ...itemRoutes,
  ...releaseRoutes,
  ...impactRoutes,
  ...importRoutes,
  {
    method: 'POST',
    path: '/configuration/adopt',
    handle: async (context) =>
      adoptItems(context.runtime, await callerOf(context), await jsonBody(context.request)),
  },
  {
    method: 'POST',
    path: '/configuration/approve',
    handle: async (context) =>
      approveItems(context.runtime, await callerOf(context), await jsonBody(context.request)),
  },
  {
    method: 'GET',
    path: '/configuration/requests',
    handle: async (context) => listRequests(context.runtime, await callerOf(context), tenantOf(context)),
  },
  {
    method: 'POST',
    path: '/configuration/requests/:key/decide',
    handle: async (context) =>
      decideRequest(
        context.runtime,
        await callerOf(context),
        { requestKey: context.params.key ?? '' },
        await jsonBody(context.request),
      ),
  },
  {
    method: 'GET',
    path: '/configuration/inbox',
    handle: async (context) => inbox(context.runtime, await callerOf(context), tenantOf(context)),
  },
  {
    method: 'POST',
    path: '/configuration/inbox/:taskKey',
    handle: async (context) =>
      chooseTask(
        context.runtime,
        await callerOf(context),
        { taskKey: context.params.taskKey ?? '' },
        await jsonBody(context.request),
      ),
  },
];
