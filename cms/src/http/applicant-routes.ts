import { z } from 'zod';
import type { Caller } from '../operations/authorise.ts';
import { divisionsBelow } from '../operations/catalogue/tenants.ts';
import {
  addDraftFile,
  createDraft,
  deleteDraft,
  draftFile,
  getDraft,
  itemViewFor,
  listDrafts,
  patchDraft,
  removeDraftFile,
  submitDraft,
  whereHandled,
} from '../operations/drafts/index.ts';
import { parseInput } from '../operations/parse-input.ts';
import { jsonBody, type RouteContext } from './answer.ts';
import { fileResponse, uploadedFile } from './files.ts';
import type { RouteEntry } from './router.ts';

const Where = z
  .object({
    tenantCode: z.string().max(12),
    itemKey: z.string().max(80),
    answers: z.record(z.string(), z.json()),
  })
  .strict();

/** Everything somebody needs to fill in and submit: the citizen at home and the clerk at the counter alike. */
export const applicantRoutes = (callerOf: (context: RouteContext) => Promise<Caller>): RouteEntry[] => [
  {
    method: 'GET',
    path: '/divisions',
    handle: async ({ runtime, request }) => ({
      divisions: await divisionsBelow(runtime, new URL(request.url).searchParams.get('parent')),
    }),
  },
  {
    method: 'GET',
    path: '/tenants/:tenantCode/items/:itemKey',
    handle: ({ runtime, params }) =>
      itemViewFor(runtime, { tenantCode: params.tenantCode ?? '', itemKey: params.itemKey ?? '' }),
  },
  {
    method: 'POST',
    path: '/where',
    handle: async ({ runtime, request }) => whereHandled(runtime, parseInput(Where, await jsonBody(request))),
  },
  {
    method: 'GET',
    path: '/drafts',
    handle: async (context) => ({ drafts: await listDrafts(context.runtime, await callerOf(context)) }),
  },
  {
    method: 'POST',
    path: '/drafts',
    handle: async (context) =>
      createDraft(context.runtime, await callerOf(context), await jsonBody(context.request)),
  },
  {
    method: 'GET',
    path: '/drafts/:id',
    handle: async (context) => getDraft(context.runtime, await callerOf(context), context.params.id ?? ''),
  },
  {
    method: 'PATCH',
    path: '/drafts/:id',
    handle: async (context) =>
      patchDraft(
        context.runtime,
        await callerOf(context),
        context.params.id ?? '',
        await jsonBody(context.request),
      ),
  },
  {
    method: 'DELETE',
    path: '/drafts/:id',
    handle: async (context) => {
      await deleteDraft(context.runtime, await callerOf(context), context.params.id ?? '');
      return {};
    },
  },
  {
    method: 'POST',
    path: '/drafts/:id/files',
    handle: async (context) => {
      const caller = await callerOf(context);
      const { fileName, bytes } = await uploadedFile(context.request);
      const materialKey = new URL(context.request.url).searchParams.get('material') ?? '';
      return {
        file: await addDraftFile(context.runtime, caller, {
          draftId: context.params.id ?? '',
          materialKey,
          fileName,
          bytes,
        }),
      };
    },
  },
  {
    method: 'GET',
    path: '/drafts/:id/files/:fileId',
    handle: async (context) =>
      fileResponse(
        await draftFile(context.runtime, await callerOf(context), {
          draftId: context.params.id ?? '',
          fileId: context.params.fileId ?? '',
        }),
      ),
  },
  {
    method: 'DELETE',
    path: '/drafts/:id/files/:fileId',
    handle: async (context) => {
      await removeDraftFile(context.runtime, await callerOf(context), {
        draftId: context.params.id ?? '',
        fileId: context.params.fileId ?? '',
      });
      return {};
    },
  },
  {
    method: 'POST',
    path: '/drafts/:id/submit',
    handle: async (context) =>
      submitDraft(
        context.runtime,
        await callerOf(context),
        context.params.id ?? '',
        await jsonBody(context.request),
      ),
  },
];
