import type { LayerEdit } from '@banshi/core/inheritance';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { OfficeError } from '../office/office-api.ts';
import { draftServer } from './__fixtures__/bench.ts';
import { type DraftStore, draftStore } from './draft-store.ts';

const limit = (days: number): LayerEdit => ({
  op: 'set',
  part: 'implementation',
  element: 'promisedLimit',
  value: { days, unit: 'workingDay' },
});
const phone = (value: string): LayerEdit => ({
  op: 'set',
  part: 'implementation',
  element: 'enquiryPhone',
  value,
});

let server: ReturnType<typeof draftServer>;
let store: DraftStore;
let sent: { revision: number | null; edits: LayerEdit[] }[];
let isOffline: boolean;
beforeEach(() => {
  jest.useFakeTimers();
  server = draftServer();
  sent = [];
  isOffline = false;
  store = draftStore({
    initial: server.bench(),
    save: async (body) => {
      if (isOffline) throw new OfficeError({ kind: 'offline', personMessage: '没有连上服务器' });
      sent.push(body);
      const { status = 200, body: answer } = server.save(body);
      if (status === 200) return answer as ReturnType<typeof server.bench>;
      const { code, message, details } = (
        answer as { error: { code: string; message: string; details?: unknown } }
      ).error;
      throw new OfficeError({
        kind: status === 409 ? 'changed' : 'invalid',
        personMessage: message,
        code,
        details,
      });
    },
  });
});
afterEach(() => {
  jest.useRealTimers();
});

const own = (element: string) =>
  (store.getState().layer.implementation[element] as { set?: unknown } | undefined)?.set;

describe('editing', () => {
  it('shows at once, saves a moment later, and what is typed without pause is one save and one step', async () => {
    for (const text of ['0', '08', '0873-']) store.edit([phone(text)], 'phone');
    expect(own('enquiryPhone')).toBe('0873-');
    expect(store.getState().save).toBe('waiting');
    await jest.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([{ revision: null, edits: [phone('0873-')] }]);
    expect(store.getState()).toMatchObject({ save: 'saved', canUndo: true });
    store.undo();
    expect(own('enquiryPhone')).toBeUndefined();
    expect(store.getState().canUndo).toBe(false);
  });

  it('is undone and done again, step by step, and each is saved', async () => {
    store.edit([limit(10)]);
    store.edit([phone('0873-4')]);
    store.undo();
    expect([own('promisedLimit'), own('enquiryPhone')]).toEqual([
      { days: 10, unit: 'workingDay' },
      undefined,
    ]);
    store.undo();
    expect(own('promisedLimit')).toBeUndefined();
    store.redo();
    store.redo();
    expect(store.getState().canRedo).toBe(false);
    await store.flush();
    expect(server.layer()).toEqual(store.getState().layer);
    expect(server.layer().implementation).toMatchObject({ enquiryPhone: { set: '0873-4' } });
  });

  it('that changes nothing is no step', () => {
    store.edit([{ op: 'inherit', part: 'implementation', element: 'enquiryPhone' }]);
    expect(store.getState()).toMatchObject({ canUndo: false, save: 'saved' });
  });
});

describe('two people', () => {
  it('lose nothing: the second one’s edits are put on top, and they are told who changed what', async () => {
    store.edit([phone('0873-1')]);
    server.saveElsewhere([limit(9)]);
    expect(await store.flush()).toBe(true);
    expect(sent.map(({ revision }) => revision)).toEqual([null, 1]);
    expect(server.layer().implementation).toEqual({
      enquiryPhone: { set: '0873-1' },
      promisedLimit: { set: { days: 9, unit: 'workingDay' } },
    });
    expect(store.getState().elsewhere).toMatchObject({ name: '李四', overlaps: [] });
    expect(store.getState().elsewhere?.changes).toEqual([limit(9)]);
  });

  it('who changed the same value keep their own, and can take the other’s', async () => {
    store.edit([limit(12)]);
    server.saveElsewhere([limit(9)]);
    await store.flush();
    expect(store.getState().elsewhere?.overlaps).toEqual(['promisedLimit']);
    expect(own('promisedLimit')).toMatchObject({ days: 12 });
    store.takeTheirs('promisedLimit');
    await store.flush();
    expect(server.layer().implementation.promisedLimit).toEqual({ set: { days: 9, unit: 'workingDay' } });
    expect(store.getState().elsewhere?.overlaps).toEqual([]);
  });

  it('undo only what is their own', async () => {
    store.edit([phone('0873-1')]);
    await store.flush();
    server.saveElsewhere([limit(9)]);
    store.edit([phone('0873-2')]);
    await store.flush();
    store.undo();
    await store.flush();
    expect(server.layer().implementation).toMatchObject({
      enquiryPhone: { set: '0873-1' },
      promisedLimit: { set: { days: 9, unit: 'workingDay' } },
    });
  });
});

describe('what is not allowed', () => {
  it('is dropped with the reason, and everything else of the same save goes through', async () => {
    store.edit([phone('0873-1')]);
    store.edit([limit(20)]);
    expect(await store.flush()).toBe(false);
    expect(store.getState().refused).toMatchObject({ edit: limit(20) });
    expect(store.getState().refused?.message).toContain('承诺办结时限');
    expect(own('promisedLimit')).toBeUndefined();
    expect(server.layer().implementation).toEqual({ enquiryPhone: { set: '0873-1' } });
    store.undo();
    expect(own('enquiryPhone')).toBeUndefined();
    expect(store.getState().canUndo).toBe(false);
  });
});

describe('without a connection', () => {
  it('what was typed stays and is sent again by itself', async () => {
    isOffline = true;
    store.edit([phone('0873-1')]);
    expect(await store.flush()).toBe(false);
    expect(store.getState()).toMatchObject({ save: 'failed', error: { kind: 'offline' } });
    expect(own('enquiryPhone')).toBe('0873-1');
    isOffline = false;
    await jest.advanceTimersByTimeAsync(6000);
    expect(store.getState().save).toBe('saved');
    expect(server.layer().implementation).toEqual({ enquiryPhone: { set: '0873-1' } });
  });
});
