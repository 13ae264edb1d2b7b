import { describe, expect, it } from '@jest/globals';
import { moreRules } from './__fixtures__/more-rules.fixtures.ts';
import { basicRules } from './__fixtures__/rules.fixtures.ts';
import { checkRule, describeRule, evaluateRule, explainRule, ruleVariables } from './index.ts';

describe.each([...basicRules, ...moreRules])('$key $title', ({ expression, variables, cases }) => {
  it('is accepted by the checks', () => {
    expect(checkRule(expression, { variables })).toEqual([]);
  });

  it('reads declared variables only', () => {
    const names = variables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(ruleVariables(expression)));
    expect(ruleVariables(expression).length).toBeGreaterThan(0);
  });

  it.each(cases)('$data → $expected', ({ data, expected }) => {
    expect(evaluateRule(expression, data)).toEqual(expected);
  });

  it.each(cases)('explains $data with the value that it decides by', ({ data, expected }) => {
    const explanation = explainRule({ expression, data, variables });
    expect(explanation.value).toEqual(expected);
    expect(explanation.sentence.zh).not.toBe('');
  });

  it('is described in Chinese words throughout', () => {
    const { zh } = describeRule({ expression, variables });
    for (const name of ruleVariables(expression)) expect(zh).not.toContain(name);
  });
});
