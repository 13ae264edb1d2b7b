import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluateRule } from './compile.ts';
import type { RuleExpression } from './definition.ts';

/**
 * The public suite of JSON-logic, [rule, data, expected]. It is kept outside the project: JSONLOGIC_SUITE names its
 * file.
 */
const file = process.env.JSONLOGIC_SUITE ?? '';

type Case = [rule: RuleExpression, data: unknown, expected: unknown];
const cases: Case[] = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).filter((entry): entry is Case =>
      Array.isArray(entry),
    )
  : [];

describe('the public suite of JSON-logic', () => {
  if (cases.length === 0) {
    it.skip('public JSON-logic suite: set JSONLOGIC_SUITE to its file', () => {});
    return;
  }
  it('has cases of every kind', () => expect(cases.length).toBeGreaterThan(200));
  it.each(cases)('%j with %j', (rule, data, expected) => {
    expect(evaluateRule(rule, data)).toEqual(expected);
  });
});
