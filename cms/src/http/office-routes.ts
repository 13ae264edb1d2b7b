import { asStaff } from '../operations/authorise.ts';
import { actAsStaff, caseFile, type DeskTab, desk, noticePdf, staffCase } from '../operations/cases/index.ts';
import { counterSession } from '../operations/counter.ts';
import { licencePdf } from '../operations/licences/index.ts';
import { jsonBody, type RouteContext } from './answer.ts';
import { applicantRoutes } from './applicant-routes.ts';
import { configurationRoutes } from './configuration-routes.ts';
import { fileResponse } from './files.ts';
import type { RouteEntry } from './router.ts';
import { officeCaller } from './sessions.ts';

const callerOf = async (context: RouteContext) =>
  asStaff(await officeCaller(context.runtime, context.request));

const tabs: DeskTab[] = ['mine', 'open', 'closed'];

/** The office's API, below `/office-api`; the counter files through the same routes as a citizen. */
export const officeRoutes: RouteEntry[] = [
  {
    method: 'GET',
    path: '/desk',
    handle: async (context) => {
      const asked = new URL(context.request.url).searchParams.get('tab');
      const tab = tabs.find((known) => known === asked) ?? 'mine';
      return desk(context.runtime, await callerOf(context), { tab });
    },
  },
  {
    method: 'GET',
    path: '/cases/:caseNumber',
    handle: async (context) =>
      staffCase(context.runtime, await callerOf(context), context.params.caseNumber ?? ''),
  },
  {
    method: 'POST',
    path: '/cases/:caseNumber/actions',
    handle: async (context) => {
      const caller = await callerOf(context);
      const caseNumber = context.params.caseNumber ?? '';
      await actAsStaff(context.runtime, caller, caseNumber, await jsonBody(context.request));
      return staffCase(context.runtime, caller, caseNumber);
    },
  },
  {
    method: 'GET',
    path: '/cases/:caseNumber/files/:fileId',
    handle: async (context) =>
      fileResponse(
        await caseFile(
          context.runtime,
          await callerOf(context),
          context.params.caseNumber ?? '',
          context.params.fileId ?? '',
        ),
      ),
  },
  {
    method: 'GET',
    path: '/documents/:id',
    handle: async (context) =>
      fileResponse(await noticePdf(context.runtime, await callerOf(context), context.params.id ?? '')),
  },
  {
    method: 'GET',
    path: '/licences/:identifier/pdf',
    handle: async (context) =>
      fileResponse(
        await licencePdf(context.runtime, await callerOf(context), context.params.identifier ?? ''),
      ),
  },
  {
    method: 'GET',
    path: '/counter/session',
    handle: async (context) => ({ staff: await counterSession(context.runtime, await callerOf(context)) }),
  },
  ...configurationRoutes,
  ...applicantRoutes(callerOf).map((entry) => ({ ...entry, path: `/counter${entry.path}` })),
];
