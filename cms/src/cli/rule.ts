import { existsSync, readFileSync } from 'node:fs';
import { shanghaiDate } from '@banshi/core/calendar';
import { checkRule, describeRule, evaluateRule, explainRule, type RuleExpression } from '@banshi/core/rules';
import { calendarOf } from '../settings/calendar.ts';
import { badInput, parseArgs, print } from './output.ts';

const environment = () => ({ today: shanghaiDate(new Date().toISOString()), calendar: calendarOf() });

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput('rule.notJson', `${place} 不是有效的 JSON，请检查后再试。`, place);
  }
}

const read = (word: string): string => (existsSync(word) ? readFileSync(word, 'utf8') : word);

/** A rule from a file or written out; a file may hold the expression itself or `{expression}`. */
function ruleOf(word: string): RuleExpression {
  const parsed = parseJson(read(word), word);
  const isWrapped = typeof parsed === 'object' && parsed !== null && 'expression' in parsed;
  const expression = (isWrapped ? parsed.expression : parsed) as RuleExpression;
  const problem = checkRule(expression).find((found) => found.severity === 'error');
  if (problem) throw badInput(problem.code, `规则有误(${problem.place}):${problem.message}`, problem.place);
  return expression;
}

/** One data set, or one a line. */
function dataOf(word: string): unknown[] {
  if (!word.endsWith('.jsonl')) return [parseJson(read(word), word)];
  const lines = read(word).split('\n');
  return lines.flatMap((line, index) => (line.trim() ? [parseJson(line, `${word}:${index + 1}`)] : []));
}

export async function evalRule(args: string[]): Promise<number> {
  const { words, json } = parseArgs(args, { words: 2, usage: 'rule eval RULE DATA [--json]' });
  const rule = ruleOf(words[0] ?? '');
  for (const data of dataOf(words[1] ?? '')) {
    const result = evaluateRule(rule, data, environment());
    print(json ? JSON.stringify({ result }) : JSON.stringify(result));
  }
  return 0;
}

export async function explainRuleCommand(args: string[]): Promise<number> {
  const { words, json } = parseArgs(args, { words: 2, usage: 'rule explain RULE DATA [--json]' });
  const expression = ruleOf(words[0] ?? '');
  if (!json) print(describeRule({ expression, variables: [] }).zh);
  for (const data of dataOf(words[1] ?? '')) {
    const explained = explainRule({ expression, data, env: environment(), variables: [] });
    print(json ? JSON.stringify(explained) : `→ ${explained.sentence.zh}`);
  }
  return 0;
}
