import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { ancestorsOf, childPath, isPathWithin, MAX_TENANT_DEPTH, pathDepth } from './index.ts';

const segment = fc.stringMatching(/^[0-9A-Za-z-]{1,32}$/);
const segments = fc.array(segment, { minLength: 1, maxLength: MAX_TENANT_DEPTH });
const build = (list: string[]): string =>
  list.reduce<string | undefined>((parent, each) => childPath(parent, each), undefined) ?? '';

describe('a path', () => {
  it('is built segment by segment', () => {
    expect(childPath(undefined, '53')).toBe('/53/');
    expect(childPath('/53/', '5301')).toBe('/53/5301/');
    expect(ancestorsOf('/53/5301/530102/')).toEqual(['/53/', '/53/5301/', '/53/5301/530102/']);
    expect(pathDepth('/53/5301/530102/')).toBe(3);
  });

  it('lists its ancestors from the root to itself, one per level, each within the one before', () => {
    fc.assert(
      fc.property(segments, (list) => {
        const path = build(list);
        const ancestors = ancestorsOf(path);
        expect(ancestors).toHaveLength(pathDepth(path));
        expect(pathDepth(path)).toBe(list.length);
        expect(ancestors.at(-1)).toBe(path);
        ancestors.forEach((ancestor, index) => {
          expect(ancestor).toBe(build(list.slice(0, index + 1)));
          expect(isPathWithin(path, ancestor)).toBe(true);
          expect(isPathWithin(ancestor, path)).toBe(ancestor === path);
        });
      }),
    );
  });

  it('is within another exactly where that is one of its ancestors', () => {
    const few = fc.array(fc.constantFrom('5', '53', '530', '5301'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(few, few, (a, b) => {
        expect(isPathWithin(build(a), build(b))).toBe(ancestorsOf(build(a)).includes(build(b)));
      }),
    );
    expect(isPathWithin('/53/5301/', '/53/530/')).toBe(false);
  });

  it('sorts its subtree into the range from itself to itself + U+FFFF', () => {
    fc.assert(
      fc.property(segments, segments, (a, b) => {
        const [path, base] = [build(a), build(b)];
        expect(path >= base && path < `${base}\uffff`).toBe(isPathWithin(path, base));
      }),
    );
  });
});

test.each([
  '',
  '/',
  '53',
  '/53',
  '53/',
  '//',
  '/53//5301/',
  '/五三/',
  '/53/../',
  '/53 /',
  '/53/\n',
  `/${'5'.repeat(33)}/`,
])('the broken path %j is refused everywhere, never "within" anything', (path) => {
  const code = 'tenantPath.format';
  const uses = [
    () => ancestorsOf(path),
    () => pathDepth(path),
    () => childPath(path, '01'),
    () => isPathWithin(path, '/53/'),
    () => isPathWithin('/53/', path),
  ];
  for (const use of uses) expect(use).toThrow(expect.objectContaining({ name: 'BanshiError', code }));
});

test.each(['', '/', 'a/b', '..', '五华', 'a b', '5'.repeat(33)])('the segment %j is refused', (text) => {
  expect(() => childPath('/53/', text)).toThrow(expect.objectContaining({ code: 'tenantPath.segment' }));
});

test('eight levels are the most', () => {
  const deepest = build(Array.from({ length: MAX_TENANT_DEPTH }, (_, index) => String(index)));
  expect(pathDepth(deepest)).toBe(8);
  expect(() => childPath(deepest, '8')).toThrow(
    expect.objectContaining({ code: 'tenantPath.depth', status: 422 }),
  );
  expect(() => ancestorsOf(`${deepest}8/`)).toThrow(expect.objectContaining({ code: 'tenantPath.depth' }));
});
