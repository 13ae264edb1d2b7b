import { loadStaffSession } from '../access/index.ts';
import type { Caller } from '../operations/authorise.ts';
import { citizenOfToken } from '../operations/citizens/index.ts';
import type { Runtime } from '../runtime.ts';
import { noteCaller } from './noted-caller.ts';

export const citizenCookie = 'banshi-citizen';

const cookieIn = (request: { headers: Headers }, name: string): string | undefined => {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return undefined;
};

export const portalToken = (request: { headers: Headers }): string | undefined =>
  cookieIn(request, citizenCookie);

/** The portal's caller: only its own cookie counts, never the office's. */
export async function portalCaller(runtime: Runtime, request: { headers: Headers }): Promise<Caller> {
  const token = portalToken(request);
  const citizen = token ? await citizenOfToken(runtime, token) : null;
  return noteCaller(request, citizen ?? { kind: 'anonymous' });
}

/** The office's caller, by Payload's cookie; a citizen's token is nobody here. */
export async function officeCaller(runtime: Runtime, request: { headers: Headers }): Promise<Caller> {
  const { user } = await runtime.payload.auth({ headers: request.headers });
  if (!user || user.collection !== ('users' as never)) return { kind: 'anonymous' };
  const staff = user as unknown as { id: string; displayName?: string; email: string };
  const session = await loadStaffSession(runtime.payload, {
    id: String(staff.id),
    displayName: staff.displayName ?? staff.email,
  });
  return noteCaller(request, { kind: 'staff', ...session });
}

/** Set-Cookie of a portal session. `secure` follows the scheme of the portal's own origin. */
export function sessionCookie(
  runtime: Runtime,
  { token, maxAge }: { token: string; maxAge: number },
): string {
  const secure = runtime.config.portalOrigin.startsWith('https:') ? '; Secure' : '';
  return `${citizenCookie}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure}`;
}
