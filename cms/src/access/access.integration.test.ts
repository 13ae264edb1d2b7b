import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleEndpoints } from 'payload';
import { answers, citizenCaller, itemKey, organisation, pdfBytes, values } from '../../test/food-licence.ts';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import { collections } from '../collections/index.ts';
import { addDraftFile, createDraft, patchDraft, submitDraft } from '../operations/drafts/index.ts';

let runtime: TestRuntime;
const tokens: Record<string, string> = {};
const password = 'Banshi-Demo-2026';

const visitors = ['anonymous', 'citizen', 'otherCounty', 'otherDepartment'] as const;
type Visitor = (typeof visitors)[number];

/** Payload makes these itself; their defaults would let any logged-in account pass. */
const builtIn = [
  'payload-locked-documents',
  'payload-preferences',
  'payload-migrations',
  'payload-kv',
  'payload-jobs',
];
const slugs = [...collections.map((collection) => collection.slug), ...builtIn];

/** What those four may read, and why. Everything else is closed to them, and nothing may be written. */
const readable: Record<string, Visitor[]> = {
  // The office's lists show the whole tree and its bodies: public facts, to staff.
  tenants: ['otherCounty', 'otherDepartment'],
  departments: ['otherCounty', 'otherDepartment'],
  'service-points': ['otherCounty', 'otherDepartment'],
  'handling-items': ['otherCounty', 'otherDepartment'],
  // Their own row only, checked below.
  users: ['otherCounty', 'otherDepartment'],
  'role-bindings': ['otherCounty', 'otherDepartment'],
  // The department's own cases: none exist for these two, checked below.
  cases: ['otherCounty', 'otherDepartment'],
  licences: ['otherCounty', 'otherDepartment'],
  // Which lists a person has opened how: rows of one's own.
  'payload-preferences': ['otherCounty', 'otherDepartment'],
};

beforeAll(async () => {
  runtime = await testRuntime();
  const citizen = await citizenCaller(runtime);
  const draft = await createDraft(runtime, citizen, { tenantCode: '530102', itemKey, answers });
  for (const materialKey of ['premises-layout', 'operation-flow', 'safety-rules-list'])
    await addDraftFile(runtime, citizen, {
      draftId: draft.id,
      materialKey,
      fileName: 'a.pdf',
      bytes: pdfBytes(materialKey),
    });
  const ready = await patchDraft(runtime, citizen, draft.id, {
    revision: 1,
    values,
    applicant: organisation,
    deferred: ['business-licence-copy'],
  });
  await submitDraft(runtime, citizen, draft.id, { revision: ready.revision });
  const login = async (collection: string, data: object) =>
    String((await runtime.payload.login({ collection: collection as never, data: data as never })).token);
  tokens.citizen = await login('citizens', { username: citizen.citizenId.toLowerCase(), password });
  tokens.otherCounty = await login('users', { email: 'xishan-clerk@demo.invalid', password });
  tokens.otherDepartment = await login('users', { email: 'wuhua-health@demo.invalid', password });
}, 180_000);
afterAll(() => runtime.close());

async function rest(visitor: Visitor, method: string, path: string, body?: object) {
  const token = tokens[visitor];
  const response = await handleEndpoints({
    config: runtime.builtConfig,
    request: new Request(`http://localhost:3999/api${path}`, {
      method,
      headers: {
        ...(token ? { Authorization: `JWT ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  });
  const text = await response.text();
  return { status: response.status, json: text ? JSON.parse(text) : null };
}

async function userOf(visitor: Visitor) {
  const token = tokens[visitor];
  if (!token) return null;
  return (await runtime.payload.auth({ headers: new Headers({ Authorization: `JWT ${token}` }) })).user;
}

// 501: the collection has no REST endpoints at all.
const refused = [401, 403, 404, 501];

describe.each(visitors)(`%s, over REST and the Local API on ${testDatabase}`, (visitor) => {
  it.each(slugs)('reads of %s only what the table of exceptions allows', async (slug) => {
    const { status, json } = await rest(visitor, 'GET', `/${slug}?limit=1&depth=0`);
    if (readable[slug]?.includes(visitor)) expect(status).toBe(200);
    else
      expect({ slug, isRefused: refused.includes(status), docs: json?.docs ?? [] }).toEqual({
        slug,
        isRefused: true,
        docs: [],
      });
  });

  it.each(slugs)('creates, changes and deletes nothing in %s', async (slug) => {
    if (slug === 'payload-preferences') return;
    const first = await runtime.payload.db
      .find({ collection: slug as never, limit: 1, pagination: false })
      .catch(() => ({ docs: [] }));
    const id = String(
      (first.docs[0] as { id?: string } | undefined)?.id ?? '00000000-0000-0000-0000-000000000000',
    );
    const before = await count(slug);
    const answersOf = [
      await rest(visitor, 'POST', `/${slug}`, { name: 'x', tenantCode: '1' }),
      await rest(visitor, 'PATCH', `/${slug}/${id}`, { name: 'x' }),
      await rest(visitor, 'PATCH', `/${slug}?where[id][exists]=true`, { name: 'x' }),
      await rest(visitor, 'DELETE', `/${slug}/${id}`),
      await rest(visitor, 'DELETE', `/${slug}?where[id][exists]=true`),
    ];
    expect({ slug, statuses: answersOf.map((answer) => refused.includes(answer.status)) }).toEqual({
      slug,
      statuses: answersOf.map(() => true),
    });
    expect(await count(slug)).toBe(before);
  });

  it.each(collections.map((collection) => collection.slug))(
    'is refused by the Local API in %s as well',
    async (slug) => {
      const user = await userOf(visitor);
      const options = { collection: slug as never, overrideAccess: false, user } as const;
      const attempt = (promise: Promise<unknown>) =>
        promise.then(
          () => 'allowed',
          (error: { status?: number }) =>
            refused.includes(error.status ?? 0) ? 'refused' : `failed: ${error}`,
        );
      expect(await attempt(runtime.payload.create({ ...options, data: { name: 'x' } as never }))).toBe(
        'refused',
      );
      const mayRead = readable[slug]?.includes(visitor) ? 'allowed' : 'refused';
      expect(await attempt(runtime.payload.find({ ...options, limit: 1 }))).toBe(mayRead);
    },
  );
});

const count = async (slug: string): Promise<number> =>
  (await runtime.payload.db.count({ collection: slug as never }).catch(() => ({ totalDocs: 0 }))).totalDocs;

describe('what staff of another department may read', () => {
  it.each(['otherCounty', 'otherDepartment'] as const)(
    '%s sees no case, no licence, and of accounts only its own',
    async (visitor) => {
      expect((await rest(visitor, 'GET', '/cases')).json.docs ?? []).toEqual([]);
      expect((await rest(visitor, 'GET', '/licences')).json.docs ?? []).toEqual([]);
      const own = await userOf(visitor);
      const users = (await rest(visitor, 'GET', '/users')).json.docs;
      expect(users.map((user: { id: string }) => user.id)).toEqual([own?.id]);
      const bindings = (await rest(visitor, 'GET', '/role-bindings')).json.docs;
      expect(new Set(bindings.map((row: { userId: string }) => row.userId))).toEqual(new Set([own?.id]));
    },
  );

  it('the accounts of citizens are closed through REST, their own session included', async () => {
    for (const path of ['/citizens/me', '/citizens/refresh-token'])
      expect((await rest('citizen', 'GET', path)).json?.user ?? null).toBeNull();
    const login = await rest('anonymous', 'POST', '/citizens/login', { username: 'x', password: 'y' });
    expect(refused).toContain(login.status);
  });
});
