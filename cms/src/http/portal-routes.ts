import { maskPhone } from '@banshi/core/identifiers';
import {
  citizenCase,
  listCases,
  noticePdf,
  startCorrection,
  withdrawCase,
} from '../operations/cases/index.ts';
import {
  type CitizenSession,
  loginCitizen,
  logoutCitizen,
  registerCitizen,
} from '../operations/citizens/index.ts';
import { licencePdf, listLicences } from '../operations/licences/index.ts';
import { presentationOf } from '../static-pages/presentation.ts';
import { jsonBody, type RouteContext } from './answer.ts';
import { applicantRoutes } from './applicant-routes.ts';
import { fileResponse } from './files.ts';
import type { RouteEntry } from './router.ts';
import { portalCaller, portalToken, sessionCookie } from './sessions.ts';

const callerOf = (context: RouteContext) => portalCaller(context.runtime, context.request);

const languageOf = ({ request }: RouteContext) => presentationOf(request).language;

const loggedIn = ({ runtime }: RouteContext, session: CitizenSession): Response => {
  const maxAge = Math.max(0, session.expires - Math.floor(Date.now() / 1000));
  return Response.json(
    { citizen: session.citizen },
    { headers: { 'set-cookie': sessionCookie(runtime, { token: session.token, maxAge }) } },
  );
};

/** The citizen's API, below `/portal-api`. */
export const portalRoutes: RouteEntry[] = [
  {
    method: 'GET',
    path: '/session',
    handle: async (context) => {
      const caller = await callerOf(context);
      if (caller.kind !== 'citizen') return { citizen: null };
      const { id, name, mobile } = caller;
      return { citizen: { id, name, mobileMasked: maskPhone(mobile), kind: 'person' } };
    },
  },
  {
    method: 'POST',
    path: '/register',
    rate: 'login',
    handle: async (context) =>
      loggedIn(context, await registerCitizen(context.runtime, await jsonBody(context.request))),
  },
  {
    method: 'POST',
    path: '/login',
    rate: 'login',
    handle: async (context) =>
      loggedIn(context, await loginCitizen(context.runtime, await jsonBody(context.request))),
  },
  {
    method: 'POST',
    path: '/logout',
    handle: async ({ runtime, request }) => {
      const token = portalToken(request);
      if (token) await logoutCitizen(runtime, token);
      return Response.json(
        {},
        { headers: { 'set-cookie': sessionCookie(runtime, { token: '', maxAge: 0 }) } },
      );
    },
  },
  ...applicantRoutes(callerOf),
  {
    method: 'GET',
    path: '/cases',
    handle: async (context) => ({
      cases: await listCases(context.runtime, await callerOf(context), languageOf(context)),
    }),
  },
  {
    method: 'GET',
    path: '/cases/:caseNumber',
    handle: async (context) =>
      citizenCase(
        context.runtime,
        await callerOf(context),
        context.params.caseNumber ?? '',
        languageOf(context),
      ),
  },
  {
    method: 'POST',
    path: '/cases/:caseNumber/correction',
    handle: async (context) =>
      startCorrection(context.runtime, await callerOf(context), context.params.caseNumber ?? ''),
  },
  {
    method: 'POST',
    path: '/cases/:caseNumber/withdraw',
    handle: async (context) =>
      withdrawCase(
        context.runtime,
        await callerOf(context),
        context.params.caseNumber ?? '',
        await jsonBody(context.request),
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
    path: '/licences',
    handle: async (context) => ({ licences: await listLicences(context.runtime, await callerOf(context)) }),
  },
  {
    method: 'GET',
    path: '/licences/:identifier/pdf',
    handle: async (context) =>
      fileResponse(
        await licencePdf(context.runtime, await callerOf(context), context.params.identifier ?? ''),
        {
          download: true,
        },
      ),
  },
];
