import { describe, expect, it } from '@jest/globals';
import jsonLogic from 'json-logic-js';
import {
  compileRule,
  evaluateRule,
  maxElements,
  maxRuleDepth,
  maxRuleNodes,
  type RuleExpression,
} from './index.ts';

const nested = (levels: number): RuleExpression => {
  let rule: RuleExpression = { var: 'a' };
  for (let level = 1; level < levels; level += 1) rule = { '!': rule };
  return rule;
};

/** `or` and its arguments: `nodes` in all. */
const wide = (nodes: number): RuleExpression => ({ or: Array.from({ length: nodes - 1 }, () => false) });

const codesOf = (rule: unknown): string[] => {
  try {
    compileRule(rule as RuleExpression);
    return [];
  } catch (error) {
    return (error as { details: { code: string }[] }).details.map(({ code }) => code);
  }
};

describe('reading data', () => {
  it.each([
    'constructor',
    'constructor.constructor',
    '__proto__',
    'toString',
    'a.constructor',
    'list.map',
    'text.trim',
  ])('finds nothing under %s, where json-logic-js follows the prototype', (path) => {
    const data = { a: {}, list: [1], text: 'x' };
    expect(jsonLogic.apply({ var: path }, data)).not.toBeNull();
    expect(evaluateRule({ var: path }, data)).toBeNull();
    expect(evaluateRule({ var: [path, 'fallback'] }, data)).toBe('fallback');
    expect(evaluateRule({ missing: [path] }, data)).toEqual([path]);
  });

  it('reads an own property of such a name', () => {
    const data = JSON.parse('{"constructor": 1, "__proto__": {"a": 2}}');
    expect(evaluateRule({ var: 'constructor' }, data)).toBe(1);
    expect(evaluateRule({ var: '__proto__.a' }, data)).toBe(2);
  });

  it('never yields a function', () => {
    const data = { run: () => 1, deep: { run: () => 1 } };
    expect(evaluateRule({ var: 'run' }, data)).toBeNull();
    expect(evaluateRule({ var: 'deep.run' }, data)).toBeNull();
    expect(evaluateRule({ var: 'run.name' }, data)).toBeNull();
    expect(evaluateRule({ var: '' }, () => 1)).toBeNull();
  });

  it('does not see what pollutes Object.prototype', () => {
    const prototype = Object.prototype as Record<string, unknown>;
    prototype.polluted = 'yes';
    try {
      expect(evaluateRule({ var: 'polluted' }, {})).toBeNull();
      expect(evaluateRule({ lookup: ['t', 'polluted'] }, {}, { tables: { t: {} } })).toBeNull();
    } finally {
      delete prototype.polluted;
    }
  });

  it('reads lengths and elements, which are own', () => {
    expect(evaluateRule({ var: 'list.length' }, { list: [1, 2] })).toBe(2);
    expect(evaluateRule({ var: 'list.1' }, { list: [1, 2] })).toBe(2);
    expect(evaluateRule({ var: 1 }, ['a', 'b'])).toBe('b');
  });

  it('uses the fallback for what is missing, not for null', () => {
    expect(evaluateRule({ var: ['a', 1] }, {})).toBe(1);
    expect(evaluateRule({ var: ['a', 1] }, { a: null })).toBeNull();
  });

  it('never takes data for a rule, where json-logic-js does', () => {
    const data = { keys: [{ cat: ['a'] }] };
    expect(jsonLogic.apply({ missing: { var: 'keys' } }, { ...data, a: 1 })).toEqual([]);
    expect(evaluateRule({ missing: { var: 'keys' } }, { ...data, a: 1 })).toEqual([{ cat: ['a'] }]);
  });

  it('looks for elements in lists and texts only', () => {
    const data = { odd: { indexOf: 'no function' } };
    expect(() => jsonLogic.apply({ in: [1, { var: 'odd' }] }, data)).toThrow(TypeError);
    expect(evaluateRule({ in: [1, { var: 'odd' }] }, data)).toBe(false);
  });
});

describe('traps that stay as in json-logic-js', () => {
  it.each([
    ['a missing number is below any', { '<': [{ var: 'age' }, 18] }, {}, true],
    ['texts are put in order by characters', { '<': ['10', '9'] }, {}, true],
    ['of no elements all is false', { all: [[], true] }, {}, false],
    ['of no elements none is true', { none: [{ var: 'x' }, true] }, {}, true],
    ['an empty list is false', { '!!': [[]] }, {}, false],
    ['"0" is true', { '!!': '0' }, {}, true],
    ['1 equals "1"', { '==': [1, '1'] }, {}, true],
  ] satisfies [string, RuleExpression, unknown, unknown][])('%s', (_name, rule, data, expected) => {
    expect(evaluateRule(rule, data)).toBe(expected);
    expect(jsonLogic.apply(rule, data)).toBe(expected);
  });
});

describe('the compiled function', () => {
  it('is kept per expression', () => {
    const rule: RuleExpression = { var: 'a' };
    expect(compileRule(rule)).toBe(compileRule(rule));
    expect(compileRule({ var: 'a' })).not.toBe(compileRule(rule));
  });

  it('yields a new list each time, so that the caller may change it', () => {
    const rule: RuleExpression = ['a', 'b'];
    const first = evaluateRule(rule, {}) as string[];
    first.push('c');
    expect(evaluateRule(rule, {})).toEqual(['a', 'b']);
  });

  it('does not evaluate what it need not reach', () => {
    const failing: RuleExpression = { today: [] };
    expect(() => evaluateRule(failing, {})).toThrow('rule needs env.today');
    expect(evaluateRule({ and: [false, failing] }, {})).toBe(false);
    expect(evaluateRule({ or: [1, failing] }, {})).toBe(1);
    expect(evaluateRule({ if: [true, 'a', failing] }, {})).toBe('a');
  });
});

describe('limits', () => {
  it('counts depth: the deepest rule allowed compiles, one more level does not', () => {
    expect(codesOf(nested(maxRuleDepth))).toEqual([]);
    expect(codesOf(nested(maxRuleDepth + 1))).toEqual(['rule.tooDeep']);
    expect(codesOf(nested(12_000))).toEqual(['rule.tooDeep']);
  });

  it('counts nodes: the largest rule allowed compiles, one more node does not', () => {
    expect(codesOf(wide(maxRuleNodes))).toEqual([]);
    expect(codesOf(wide(maxRuleNodes + 1))).toEqual(['rule.tooLarge']);
    expect(codesOf({ in: ['a', Array.from({ length: 100_000 }, () => 'b')] })).toEqual(['rule.tooLarge']);
  });

  it('visits no more nodes of a bomb than the limit, however large it is', () => {
    let visited = 0;
    const counted = (rule: RuleExpression): RuleExpression =>
      new Proxy(rule as Record<string, RuleExpression>, {
        ownKeys(target) {
          visited += 1;
          return Reflect.ownKeys(target);
        },
      });
    // Ten levels of ten times the same node below: ten thousand million nodes, written in eleven objects.
    let bomb: RuleExpression = counted({ var: 'a' });
    for (let level = 0; level < 10; level += 1)
      bomb = counted({ or: Array.from({ length: 10 }, () => bomb) });
    expect(codesOf(bomb)).toEqual(['rule.tooLarge']);
    expect(visited).toBeLessThanOrEqual(4 * maxRuleNodes);
  });

  it('refuses a rule that contains itself', () => {
    const rule: { or: unknown[] } = { or: [] };
    rule.or.push(rule);
    expect(codesOf(rule)).toEqual(['rule.tooDeep']);
  });

  it('refuses iteration in the body of another, not in its list', () => {
    const inner: RuleExpression = { filter: [{ var: 'rows' }, { var: 'n' }] };
    expect(codesOf({ map: [{ var: 'rows' }, inner] })).toEqual(['rule.nestedIteration']);
    expect(codesOf({ some: [{ var: 'rows' }, { '!': [{ '!': [inner] }] }] })).toEqual([
      'rule.nestedIteration',
    ]);
    expect(codesOf({ some: [inner, true] })).toEqual([]);
    expect(codesOf({ reduce: [{ var: 'rows' }, 1, { reduce: [{ var: 'rows' }, 1, 0] }] })).toEqual([]);
  });

  it.each(['log', 'method', 'constructor', '__proto__', 'hasOwnProperty', 'a.b', ''])(
    'refuses the operator %j',
    (name) => {
      const rule = JSON.parse(`{${JSON.stringify(name)}: [1]}`);
      expect(codesOf(rule)).toEqual(['rule.operatorUnknown']);
      expect(codesOf({ if: [true, 1, rule] })).toEqual(['rule.operatorUnknown']);
    },
  );

  it.each([undefined, Number.NaN, () => 1, Symbol('x'), 1n])('refuses %p, which is not JSON', (value) => {
    expect(codesOf({ '!': [value] })).toEqual(['rule.notJson']);
  });

  it.each([{}, { a: 1, b: 2 }])('refuses the object %j, which is no operation', (value) => {
    expect(codesOf({ '!': [value] })).toEqual(['rule.object']);
  });

  it('says the place and a sentence for the person', () => {
    expect(() => compileRule({ and: [true, { '!': { log: 1 } }] })).toThrow(
      expect.objectContaining({
        code: 'rule.invalid',
        place: 'and/1/!',
        personMessage: '没有“log”这种运算，请从运算列表中选择',
      }),
    );
  });
});

describe('bounds on the work of one evaluation', () => {
  const thirty = { list: Array.from({ length: 30 }, () => 1) };
  const tooMuch = expect.objectContaining({ code: 'rule.tooMuchWork' });

  it.each([
    ['merge', { merge: [{ var: 'accumulator' }, { var: 'accumulator' }] }, [1, 2]],
    ['a list within a list', [{ var: 'accumulator' }, { var: 'accumulator' }], 1],
    ['a list of the scope', [{ var: '' }, { var: '' }], 1],
    ['cat', { cat: [{ var: 'accumulator' }, { var: 'accumulator' }] }, 'ab'],
  ] satisfies [string, RuleExpression, RuleExpression][])('stops doubling by %s', (_name, body, initial) => {
    expect(() => evaluateRule({ reduce: [{ var: 'list' }, body, initial] }, thirty)).toThrow(tooMuch);
  });

  it('walks through the longest list allowed and through none longer', () => {
    const rule: RuleExpression = { some: [{ var: 'list' }, { var: '' }] };
    const list = (length: number) => ({ list: Array.from({ length }, () => 0) });
    expect(evaluateRule(rule, list(maxElements))).toBe(false);
    expect(() => evaluateRule(rule, list(maxElements + 1))).toThrow(tooMuch);
  });

  it('bounds what map puts together', () => {
    const rows = Array.from({ length: 1_000 }, () => 1);
    const rule: RuleExpression = { map: [{ var: 'rows' }, [1, 2, 3, 4, 5]] };
    expect(() => evaluateRule(rule, { rows })).toThrow(tooMuch);
  });
});
