import { notFound } from '../operations/authorise.ts';
import type { Runtime } from '../runtime.ts';

/** Whether this process serves the surface: the internet side and the government extranet are two networks. */
export const servesSurface = (runtime: Runtime, surface: 'portal' | 'office'): boolean =>
  runtime.config.surface === 'all' || runtime.config.surface === surface;

export function requireSurface(runtime: Runtime, surface: 'portal' | 'office'): void {
  if (!servesSurface(runtime, surface)) throw notFound('这个地址');
}
