import { randomUUID } from 'node:crypto';
import { isBanshiError } from '@banshi/core/errors';
import { notFound } from '../operations/authorise.ts';
import { getRuntime } from '../runtime.ts';
import { errorResponse } from './answer.ts';
import { checkRate } from './rate-limit.ts';
import { requireSurface } from './surface.ts';

type RestHandler = (request: Request, args: { params: Promise<{ slug?: string[] }> }) => Promise<Response>;

/**
 * Payload's REST routes, for the office alone: a process that serves the portal has none, citizens' accounts are
 * closed (their login goes through the portal, which has its own cookie), and logging in is limited by address.
 */
export const officeApi =
  (handle: RestHandler): RestHandler =>
  async (request, args) => {
    const runtime = await getRuntime();
    try {
      requireSurface(runtime, 'office');
      const [collection, action] = (await args.params).slug ?? [];
      if (collection === 'citizens') throw notFound('这个地址');
      if (collection === 'users' && action === 'login') checkRate(runtime, { request, kind: 'login' });
    } catch (error) {
      if (isBanshiError(error)) return errorResponse(error, randomUUID());
      throw error;
    }
    return handle(request, args);
  };
