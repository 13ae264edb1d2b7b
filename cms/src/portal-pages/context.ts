import { shanghaiDate } from '@banshi/core/calendar';
import { isBanshiError } from '@banshi/core/errors';
import { type FrameTab, links, type RegionName, type SiteFrame } from '@banshi/portal';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { portalCaller } from '../http/sessions.ts';
import { servesSurface } from '../http/surface.ts';
import type { Caller, CitizenCaller } from '../operations/authorise.ts';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { shortCode } from '../operations/drafts/index.ts';
import { getRuntime, type Runtime } from '../runtime.ts';
import { type Presentation, presentationOf } from '../static-pages/presentation.ts';

export interface PageContext {
  runtime: Runtime;
  presentation: Presentation;
  caller: Caller;
  today: string;
}

/** What every page with client code needs. A process that does not serve the portal answers 404. */
export async function pageContext(): Promise<PageContext> {
  const runtime = await getRuntime();
  if (!servesSurface(runtime, 'portal')) notFound();
  const kept = await cookies();
  const request = new Request('http://portal.invalid/', {
    headers: { cookie: kept.toString(), ...originHeaders(await headers()) },
  });
  return {
    runtime,
    presentation: presentationOf(request),
    caller: await portalCaller(runtime, request),
    today: shanghaiDate(runtime.now()),
  };
}

const originHeaders = (incoming: Headers): Record<string, string> => {
  const site = incoming.get('sec-fetch-site');
  return site ? { 'sec-fetch-site': site } : {};
};

/** The citizen, or the way to the login page and back. */
export function signedIn(caller: Caller, path: string): CitizenCaller {
  if (caller.kind !== 'citizen') redirect(links.login(path));
  return caller;
}

/** The frame around a page: the region visited last, where none is in the address. */
export async function frameFor(
  { runtime, presentation }: PageContext,
  { path, current, region }: { path: string; current?: FrameTab; region?: RegionName },
): Promise<SiteFrame> {
  return {
    language: presentation.language,
    elder: presentation.elder,
    path,
    current,
    region: region ?? (await rememberedRegion(runtime, presentation)),
    demo: runtime.config.profile === 'demo',
  };
}

async function rememberedRegion(runtime: Runtime, { region }: Presentation): Promise<RegionName | undefined> {
  if (!region) return undefined;
  const tenant = await tenantByCode(runtime, region).catch(() => undefined);
  return tenant && { code: shortCode(tenant.tenantCode), name: tenant.name };
}

/** Loads what a page shows; what does not exist, or is somebody else's, is the 404 page. */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (isBanshiError(error) && error.status === 404) notFound();
    throw error;
  }
}
