import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { ApiError, type ApiErrorKind } from '../api/errors.ts';
import type { Draft, DraftPatch } from '../api/types.ts';
import { type BackupStore, type DraftBackup, noBackup } from './draft-backup.ts';
import { createDraftStore } from './draft-store.ts';

const blank = (values: Draft['values'] = {}): Draft => ({
  id: 'd1',
  revision: 1,
  tenantCode: '530102000000',
  itemKey: 'food',
  bundleHash: 'h',
  item: {} as Draft['item'],
  changes: [],
  applicant: null,
  answers: {},
  values,
  files: [],
  commitments: [],
  deferred: [],
  lastPage: null,
  updatedAt: '2026-11-23T06:03:00.000Z',
  handledBy: { tenantCode: '530102000000', tenantName: '五华区', bodyName: '局', differs: false },
});

const failure = (kind: ApiErrorKind, status: number, details?: unknown) =>
  new ApiError({ kind, status, code: kind, personMessage: `原因 ${kind}`, details });

/** A server that keeps one draft, refuses stale revisions, and fails as it is told to. */
function fakeServer(start: Draft) {
  const server = {
    draft: start,
    failures: [] as ApiError[],
    saves: 0,
    async saveDraft(_id: string, revision: number, patch: DraftPatch): Promise<Draft> {
      server.saves += 1;
      await Promise.resolve();
      const planned = server.failures.shift();
      if (planned) throw planned;
      if (revision !== server.draft.revision) throw failure('conflict', 409, { draft: server.draft });
      server.draft = { ...server.draft, ...patch, revision: revision + 1 };
      return server.draft;
    },
    async draft_(): Promise<Draft> {
      return server.draft;
    },
    /** Somebody saves the same draft in another window. */
    elsewhere(patch: DraftPatch) {
      server.draft = { ...server.draft, ...patch, revision: server.draft.revision + 1 };
    },
  };
  return { server, api: { saveDraft: server.saveDraft, draft: server.draft_ } };
}

function memory(): BackupStore & { held?: DraftBackup } {
  const store: BackupStore & { held?: DraftBackup } = {
    read: () => store.held,
    keep: (backup) => {
      store.held = { v: 1, ...backup };
    },
    clear: () => {
      store.held = undefined;
    },
  };
  return store;
}

describe('createDraftStore', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function setUp(start = blank(), backup: BackupStore = noBackup) {
    const { server, api } = fakeServer(start);
    const store = createDraftStore({ draft: start, api, backup });
    store.start();
    return { server, store };
  }

  it('saves once after a burst of typing, with the last of it', async () => {
    const { server, store } = setUp();
    for (const name of ['老', '老滇', '老滇味']) store.change({ values: { name } });
    expect(store.getState().phase).toBe('unsaved');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(server.saves).toBe(1);
    expect(server.draft.values).toEqual({ name: '老滇味' });
    expect(store.getState().phase).toBe('saved');
  });

  it('sends what was typed during a request afterwards, and shows it all the time', async () => {
    const { server, store } = setUp();
    store.change({ values: { name: 'a' } });
    const saving = store.flush();
    store.change({ values: { name: 'ab' } });
    expect(await saving).toBe(true);
    expect(store.getState().draft.values).toEqual({ name: 'ab' });
    expect(server.draft.values).toEqual({ name: 'ab' });
    expect(server.saves).toBe(2);
  });

  it('says that nothing reached the server, keeps a copy, and tries again by itself', async () => {
    const backup = memory();
    const { server, store } = setUp(blank(), backup);
    server.failures = [failure('offline', 0), failure('server', 503)];
    store.change({ values: { name: 'a' } });
    await jest.advanceTimersByTimeAsync(900);
    expect(store.getState()).toMatchObject({ phase: 'retrying', message: '原因 offline' });
    expect(backup.held?.patch.values).toEqual({ name: 'a' });
    await jest.advanceTimersByTimeAsync(2_100);
    expect(store.getState().phase).toBe('retrying');
    await jest.advanceTimersByTimeAsync(5_100);
    expect(store.getState().phase).toBe('saved');
    expect(server.draft.values).toEqual({ name: 'a' });
    expect(backup.held).toBeUndefined();
  });

  it('does not repeat what the server refuses, and tries again after the next change', async () => {
    const { server, store } = setUp();
    server.failures = [failure('refused', 413)];
    store.change({ values: { name: 'too long' } });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(server.saves).toBe(1);
    expect(store.getState()).toMatchObject({ phase: 'failed', message: '原因 refused' });
    store.change({ values: { name: 'short' } });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(server.draft.values).toEqual({ name: 'short' });
  });

  it('says that the session ended and keeps what was typed', async () => {
    const backup = memory();
    const { server, store } = setUp(blank(), backup);
    server.failures = [failure('signedOut', 401)];
    store.change({ values: { name: 'a' } });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(store.getState().phase).toBe('signedOut');
    expect(backup.held?.patch.values).toEqual({ name: 'a' });
  });

  it('merges changes of another window where they concern other fields', async () => {
    const { server, store } = setUp(blank({ name: 'old', area: '10' }));
    server.elsewhere({ values: { name: 'old', area: '25' } });
    store.change({ values: { name: 'new', area: '10' } });
    expect(await store.flush()).toBe(true);
    expect(server.draft.values).toEqual({ name: 'new', area: '25' });
    expect(store.getState()).toMatchObject({ phase: 'saved', notice: 'merged', conflicts: [] });
  });

  it('asks where both changed the same field, saves nothing before the choice, and then what was chosen', async () => {
    const { server, store } = setUp(blank({ name: 'old', area: '10' }));
    server.elsewhere({ values: { name: 'theirs', area: '10' } });
    store.change({ values: { name: 'mine', area: '30' } });
    expect(await store.flush()).toBe(false);
    expect(store.getState().conflicts).toEqual([
      { kind: 'value', key: 'name', mine: 'mine', theirs: 'theirs' },
    ]);
    expect(await store.flush()).toBe(false);
    expect(server.draft.values).toEqual({ name: 'theirs', area: '10' });
    expect(await store.resolve({ 'value-name': 'theirs' })).toBe(true);
    expect(server.draft.values).toEqual({ name: 'theirs', area: '30' });
    expect(store.getState().draft.values).toEqual({ name: 'theirs', area: '30' });
  });

  it('brings back what an earlier visit could not save, on top of what is there now', async () => {
    const backup = memory();
    const before = blank({ name: 'old', area: '10' });
    backup.keep({ base: before, patch: { values: { name: 'typed offline', area: '10' } } });
    const { server, store } = setUp({ ...before, revision: 7, values: { name: 'old', area: '99' } }, backup);
    expect(store.getFirstState().draft.values).toEqual({ name: 'old', area: '99' });
    expect(store.getState()).toMatchObject({ notice: 'restored', phase: 'unsaved' });
    await jest.advanceTimersByTimeAsync(10);
    expect(server.draft.values).toEqual({ name: 'typed offline', area: '99' });
    expect(backup.held).toBeUndefined();
  });

  it('keeps a file that was added while a save was on its way', async () => {
    const { store } = setUp();
    const file = {
      id: 'f1',
      materialKey: 'm',
      fileName: 'a.pdf',
      bytes: 1,
      mimeType: '',
      sha256: '',
      url: '',
    };
    store.change({ values: { name: 'a' } });
    const saving = store.flush();
    store.putFile(file);
    await saving;
    expect(store.getState().draft.files).toEqual([file]);
    store.dropFile('f1');
    expect(store.getState().draft.files).toEqual([]);
  });

  it('ends with the last thing typed on the server, however the network behaves', async () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      value: fc.string({ maxLength: 3 }),
      fails: fc.boolean(),
      wait: fc.nat(3_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { server, store } = setUp();
        const expected: Record<string, string> = {};
        for (const { key, value, fails, wait } of steps) {
          expected[key] = value;
          if (fails) server.failures.push(failure('offline', 0));
          store.change({ values: { ...store.getState().draft.values, [key]: value } });
          await jest.advanceTimersByTimeAsync(wait);
        }
        await jest.advanceTimersByTimeAsync(600_000);
        expect(server.draft.values).toEqual(expected);
        expect(store.getState().phase).toBe('saved');
      }),
      { numRuns: 40 },
    );
  });
});
