import { afterEach, describe, expect, it } from '@jest/globals';
import type { AdminViewServerProps } from 'payload';
import { officeVisitor } from './visitor.ts';

const key = Symbol.for('banshi.runtime');

/** A process that serves `surface`, without a database. */
const serve = (surface: 'all' | 'office' | 'portal') => {
  (globalThis as Record<symbol, unknown>)[key] = Promise.resolve({ config: { surface } });
};

afterEach(() => {
  (globalThis as Record<symbol, unknown>)[key] = undefined;
});

const bindings = [{ role: 'clerk', tenantCode: '530102000000', ownerPath: '/a/', departmentKey: 'd' }];

const props = (user: object | null, segments: string[] = ['cases', '530102-1']): AdminViewServerProps =>
  ({
    params: { segments },
    initPageResult: {
      req: {
        user,
        i18n: { language: 'zh' },
        payload: { db: { find: async () => ({ docs: bindings }) } },
      },
    },
  }) as unknown as AdminViewServerProps;

/** Where Next is told to go: its redirects and refusals are errors that carry a digest. */
const digestOf = async (visit: Promise<unknown>): Promise<string> => {
  try {
    await visit;
    return 'let in';
  } catch (error) {
    return String((error as { digest?: string }).digest ?? error);
  }
};

describe('a view of the office', () => {
  it('sends an anonymous visitor to sign in, and back to where he was going', async () => {
    serve('all');
    expect(await digestOf(officeVisitor(props(null)))).toContain(
      '/admin/login?redirect=%2Fadmin%2Fcases%2F530102-1;',
    );
  });

  it('refuses a citizen, who is a logged-in account too', async () => {
    serve('all');
    const citizen = { id: 'c1', collection: 'citizens' };
    expect(await digestOf(officeVisitor(props(citizen)))).toContain('/admin/unauthorized;');
  });

  it('does not exist in a process that serves the portal only, whoever asks', async () => {
    serve('portal');
    const staff = { id: 'u1', collection: 'users', displayName: '王五' };
    expect(await digestOf(officeVisitor(props(staff)))).toMatch(/404/);
    expect(await digestOf(officeVisitor(props(null)))).toMatch(/404/);
  });

  it('knows its staff by the roles that are stored, and reads the address', async () => {
    serve('office');
    const staff = { id: 'u1', collection: 'users', displayName: '王五' };
    expect(await officeVisitor(props(staff, ['items', 'a%20b']))).toMatchObject({
      staff: { kind: 'staff', userId: 'u1', displayName: '王五', bindings },
      language: 'zh',
      segments: ['items', 'a b'],
    });
  });
});
