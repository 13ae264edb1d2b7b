import { BanshiError } from '@banshi/core/errors';
import { checkCitizenId, checkPhone, maskPhone, normaliseIdentifier } from '@banshi/core/identifiers';
import { createLocalReq, logoutOperation } from 'payload';
import { z } from 'zod';
import type { Runtime } from '../../runtime.ts';
import { audit } from '../audit.ts';
import type { CitizenCaller } from '../authorise.ts';
import { parseInput } from '../parse-input.ts';
import { passwordProblem } from './password.ts';

export const Registration = z
  .object({
    name: z.string().trim().min(2, '请填写真实姓名（2 至 50 字）。').max(50, '姓名不超过 50 字。'),
    citizenId: z.string().max(30),
    mobile: z.string().max(20),
    password: z.string().max(100),
  })
  .strict();

export const Login = z
  .object({
    identifier: z.string().trim().min(1, '请填写手机号或身份证号。').max(30),
    password: z.string().min(1, '请填写密码。').max(100),
  })
  .strict();

export interface CitizenSession {
  citizen: { id: string; name: string; mobileMasked: string; kind: 'person' };
  token: string;
  /** Unix seconds. */
  expires: number;
}

/** Makes an account and logs in. Throws `registration.*` with the field as place. */
export async function registerCitizen(runtime: Runtime, input: unknown): Promise<CitizenSession> {
  const { name, mobile, password, ...rest } = parseInput(Registration, input);
  const citizenId = normaliseIdentifier(rest.citizenId);
  const problem =
    first('citizenId', checkCitizenId(citizenId)) ??
    first('mobile', checkPhone(mobile, { kind: 'mobile' })) ??
    passwordProblem(password);
  if (problem) throw problem;
  const taken = await runtime.tables.citizens.first({ citizenId: { equals: citizenId } });
  if (taken) throw alreadyRegistered();
  try {
    await runtime.payload.create({
      collection: 'citizens' as never,
      data: { username: citizenId.toLowerCase(), password, name, citizenId, mobile } as never,
      overrideAccess: true,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') throw alreadyRegistered();
    throw error;
  }
  return loginCitizen(runtime, { identifier: citizenId, password });
}

const first = (field: string, problems: { code: string; severity: string; message: string }[]) => {
  const error = problems.find((problem) => problem.severity === 'error');
  return error
    ? new BanshiError({
        code: `registration.${error.code}`,
        place: field,
        personMessage: error.message,
        status: 422,
      })
    : undefined;
};

const alreadyRegistered = () =>
  new BanshiError({
    code: 'registration.taken',
    place: 'citizenId',
    personMessage: '这个身份证号已经注册，请直接登录；忘记密码可到窗口凭证件重置。',
    status: 409,
  });

/** Logs in by mobile number or citizen ID. One answer for a wrong account and a wrong password. */
export async function loginCitizen(runtime: Runtime, input: unknown): Promise<CitizenSession> {
  const { identifier, password } = parseInput(Login, input);
  const username = await usernameOf(runtime, normaliseIdentifier(identifier));
  try {
    if (!username) throw wrongLogin();
    const result = await runtime.payload.login({
      collection: 'citizens' as never,
      data: { username, password } as never,
    });
    const user = result.user as unknown as { id: string; name: string; mobile: string };
    const id = String(user.id);
    await audit(runtime, {
      actorKind: 'citizen',
      actorId: id,
      action: 'login',
      resource: 'session',
      outcome: 'done',
    });
    return {
      citizen: { id, name: user.name, mobileMasked: maskPhone(user.mobile), kind: 'person' },
      token: String(result.token),
      expires: Number(result.exp),
    };
  } catch (error) {
    const isExpected =
      error instanceof Error && ['AuthenticationError', 'LockedAuth', 'BanshiError'].includes(error.name);
    if (!isExpected) throw error;
    await audit(runtime, {
      actorKind: 'anonymous',
      actorId: '-',
      action: 'login',
      resource: 'session',
      outcome: 'refused',
    });
    throw error.name === 'LockedAuth' ? lockedOut() : wrongLogin();
  }
}

const wrongLogin = () =>
  new BanshiError({ code: 'login.wrong', personMessage: '账号或密码不对，请核对后再试。', status: 401 });
const lockedOut = () =>
  new BanshiError({
    code: 'login.locked',
    personMessage: '连续输错 5 次，账号已锁定 10 分钟，请稍后再试。',
    status: 429,
  });

/** A mobile number that two people share names nobody: they log in by citizen ID. */
async function usernameOf(runtime: Runtime, identifier: string): Promise<string | undefined> {
  if (/^1\d{10}$/.test(identifier)) {
    const found = await runtime.tables.citizens.find({ where: { mobile: { equals: identifier } }, limit: 2 });
    return found.length === 1 ? found[0]?.username : undefined;
  }
  return identifier.toLowerCase();
}

/** Ends the session behind a portal token: whoever holds a copy of it is logged out too. */
export async function logoutCitizen(runtime: Runtime, token: string): Promise<void> {
  const { payload } = runtime;
  const { user } = await payload.auth({ headers: new Headers({ Authorization: `JWT ${token}` }) });
  if (!user || user.collection !== ('citizens' as never)) return;
  const collection = payload.collections['citizens' as never];
  await logoutOperation({ collection, req: await createLocalReq({ user }, payload) });
  await audit(runtime, {
    actorKind: 'citizen',
    actorId: String(user.id),
    action: 'logout',
    resource: 'session',
    outcome: 'done',
  });
}

/** Who a portal token belongs to; null where it has expired or was logged out. */
export async function citizenOfToken(runtime: Runtime, token: string): Promise<CitizenCaller | null> {
  const { user } = await runtime.payload.auth({ headers: new Headers({ Authorization: `JWT ${token}` }) });
  if (user?.collection !== ('citizens' as never)) return null;
  const citizen = user as unknown as { id: string; name: string; citizenId: string; mobile: string };
  return {
    kind: 'citizen',
    id: String(citizen.id),
    name: citizen.name,
    citizenId: citizen.citizenId,
    mobile: citizen.mobile,
  };
}

/** The account of a person, so that what a clerk files at the counter shows in that person's own list. */
export async function accountOf(runtime: Runtime, citizenId: string): Promise<string | null> {
  const row = await runtime.tables.citizens.first({ citizenId: { equals: citizenId } });
  return row?.id ?? null;
}
