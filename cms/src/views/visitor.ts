import type { Language } from '@banshi/core/errors';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { staffOf } from '../access/index.ts';
import { languageOf } from '../components/office/messages/index.ts';
import { servesSurface } from '../http/surface.ts';
import type { StaffCaller } from '../operations/authorise.ts';
import { getRuntime, type Runtime } from '../runtime.ts';

export interface Visitor {
  runtime: Runtime;
  staff: StaffCaller;
  language: Language;
  /** Segments of the address below `/admin`. */
  segments: string[];
}

/**
 * Who opens a view of the office. Payload lets anybody reach a custom view (it only guards its own), so every view
 * begins here: an anonymous visitor is sent to sign in and comes back afterwards, any other account than staff's is
 * refused, and a process that does not serve the office has no such page.
 */
export async function officeVisitor({ initPageResult, params }: AdminViewServerProps): Promise<Visitor> {
  const runtime = await getRuntime();
  if (!servesSurface(runtime, 'office')) notFound();
  const { req } = initPageResult;
  const segments = asList(params?.segments).map(decodeURIComponent);
  if (!req.user) redirect(loginAddress(segments));
  const session = await staffOf(req);
  if (!session) redirect('/admin/unauthorized');
  return {
    runtime,
    staff: { kind: 'staff', ...session },
    language: languageOf(req.i18n.language),
    segments,
  };
}

const asList = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const loginAddress = (segments: readonly string[]): string => {
  const back = ['/admin', ...segments.map(encodeURIComponent)].join('/');
  return `/admin/login?redirect=${encodeURIComponent(back)}`;
};

/** One value of the address's query; undefined where it is absent or given more than once. */
export const queryValue = ({ searchParams }: AdminViewServerProps, name: string): string | undefined => {
  const value = searchParams?.[name];
  return typeof value === 'string' ? value : undefined;
};
