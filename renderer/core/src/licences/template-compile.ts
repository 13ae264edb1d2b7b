/// <reference path="./handlebars-parser.d.ts" />
import {
  type BlockStatement,
  type MustacheStatement,
  type Program,
  parse,
  type Statement,
} from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import type { TemplateField } from './fields.ts';
import {
  compileCall,
  compilePath,
  placeOf,
  report,
  type Scope,
  type Typed,
  topScope,
  type Walk,
} from './template-names.ts';
import type { CompiledTemplate, PlanNode } from './template-plan.ts';

export const TEMPLATE_SOURCE_LIMIT = 20_000;
const NODE_LIMIT = 2_000;
const NESTING_LIMIT = 12;
const EACH_DEPTH_LIMIT = 2;

/**
 * Reads a template and checks it against the closed subset of Handlebars that we print with: declared fields,
 * `if`/`unless`/`each` (at most two deep) and the helpers of `templateHelpers`. Whatever is not on the list
 * (raw output `{{{`, partials, decorators, `lookup`, hash arguments, block parameters, sub-expressions) is a
 * problem with `place` = `line:column`, both from 1.
 */
export function compileTemplate(
  source: string,
  { fields }: { fields: readonly TemplateField[] },
): Result<CompiledTemplate> {
  // The parser passes an object with type "Program" through unread: only a string may reach it.
  if (typeof source !== 'string' || source.length > TEMPLATE_SOURCE_LIMIT) {
    const message = `模板不能超过 ${TEMPLATE_SOURCE_LIMIT} 个字符`;
    return fail([{ code: 'template.tooLong', severity: 'error', place: '1:1', message }]);
  }
  let program: Program;
  try {
    program = parse(source);
  } catch (error) {
    return fail([syntaxProblem(source, error)]);
  }
  const walk: Walk = { problems: [], reads: new Set(), nodes: 0 };
  const nodes = compileProgram(program, [topScope(fields)], walk, 0);
  if (walk.problems.some((problem) => problem.severity === 'error')) return fail(walk.problems);
  return ok({ source, nodes, reads: [...walk.reads].sort() }, walk.problems);
}

function compileProgram(
  program: Program | undefined,
  scopes: readonly Scope[],
  walk: Walk,
  nesting: number,
): PlanNode[] {
  if (!program) return [];
  const nodes: PlanNode[] = [];
  for (const statement of program.body) {
    walk.nodes += 1;
    if (walk.nodes > NODE_LIMIT || nesting > NESTING_LIMIT) {
      const once = !walk.problems.some((problem) => problem.code === 'template.tooComplex');
      if (once) report(walk, placeOf(statement), 'tooComplex', '模板过于复杂，请拆成几段');
      break;
    }
    const node = compileStatement(statement, scopes, walk, nesting);
    if (node) nodes.push(node);
  }
  return nodes;
}

function compileStatement(
  statement: Statement,
  scopes: readonly Scope[],
  walk: Walk,
  nesting: number,
): PlanNode | undefined {
  switch (statement.type) {
    case 'ContentStatement':
      return statement.value === '' ? undefined : { kind: 'text', value: statement.value };
    case 'CommentStatement':
      return undefined;
    case 'MustacheStatement':
      return compileMustache(statement, scopes, walk);
    case 'BlockStatement':
      return compileBlock(statement, scopes, walk, nesting);
    default:
      report(
        walk,
        placeOf(statement),
        'forbidden',
        '不能引用其他模板（{{> …}}）或装饰器，只能用字段、if、each',
      );
      return undefined;
  }
}

function compileMustache(
  statement: MustacheStatement,
  scopes: readonly Scope[],
  walk: Walk,
): PlanNode | undefined {
  const place = placeOf(statement);
  if (!statement.escaped) {
    report(walk, place, 'rawOutput', '不能用 {{{ }}} 或 {{& }} 输出未转义的内容，请改成 {{ }}');
    return undefined;
  }
  const typed = compileCall(statement, scopes, walk);
  if (!typed) return undefined;
  if (typed.type === 'list' || typed.type === 'table' || typed.type === 'flag') {
    const hint =
      typed.type === 'list' ? '请用 {{formatList …}} 或 {{#each …}}' : '只能用在 {{#each}} 或 {{#if}} 里';
    report(walk, place, 'notPrintable', `这个字段不能直接输出，${hint}`);
    return undefined;
  }
  if (typed.type === 'date' && typed.expression.kind !== 'call') {
    report(
      walk,
      place,
      'rawDate',
      '日期会按 2026-01-31 的样子输出；正式文书请用 {{formatDate …}}',
      'warning',
    );
  }
  return { kind: 'value', expression: typed.expression };
}

function compileBlock(
  block: BlockStatement,
  scopes: readonly Scope[],
  walk: Walk,
  nesting: number,
): PlanNode | undefined {
  const place = placeOf(block);
  const name = block.path.type === 'PathExpression' ? block.path.original : '';
  const argument = block.params[0];
  if (name !== 'if' && name !== 'unless' && name !== 'each') {
    report(walk, place, 'unknownBlock', `没有“${name}”这种块，只能用 if、unless、each`);
    return undefined;
  }
  const plain = block.params.length === 1 && !block.hash && !block.program?.blockParams;
  if (!plain || !argument || argument.type !== 'PathExpression') {
    report(walk, place, 'badBlock', `{{#${name}}} 后面要写且只写一个字段`);
    return undefined;
  }
  const subject = compilePath(argument, scopes, walk);
  if (!subject) return undefined;
  if (name === 'each') return compileEach({ block, subject, scopes, walk, nesting });
  const first = compileProgram(block.program, scopes, walk, nesting + 1);
  const second = compileProgram(block.inverse, scopes, walk, nesting + 1);
  const test = subject.expression;
  return name === 'if'
    ? { kind: 'if', test, whenTrue: first, otherwise: second }
    : { kind: 'if', test, whenTrue: second, otherwise: first };
}

function compileEach(input: {
  block: BlockStatement;
  subject: Typed;
  scopes: readonly Scope[];
  walk: Walk;
  nesting: number;
}): PlanNode | undefined {
  const { block, subject, scopes, walk, nesting } = input;
  if (subject.type !== 'list' && subject.type !== 'table') {
    report(walk, placeOf(block), 'notAList', '{{#each}} 后面要写列表或表格字段');
    return undefined;
  }
  if (scopes.length > EACH_DEPTH_LIMIT) {
    report(walk, placeOf(block), 'eachTooDeep', `{{#each}} 最多套 ${EACH_DEPTH_LIMIT} 层`);
    return undefined;
  }
  const inner: Scope = subject.columns ? { fields: subject.columns } : {};
  return {
    kind: 'each',
    list: subject.expression,
    body: compileProgram(block.program, [...scopes, inner], walk, nesting + 1),
    otherwise: compileProgram(block.inverse, scopes, walk, nesting + 1),
  };
}

/** Handlebars tells the line in its message only; the column is that of the first tag on the line. */
function syntaxProblem(source: string, error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error);
  const exact = / - (\d+):(\d+)$/.exec(text);
  const line = Number(exact?.[1] ?? /on line (\d+)/.exec(text)?.[1] ?? 1);
  const tag = (source.split(/\r?\n/)[line - 1] ?? '').indexOf('{{');
  const column = exact ? Number(exact[2]) + 1 : Math.max(0, tag) + 1;
  const message = '模板语法有误：检查这一行的 {{ }} 是否成对，{{#if}}、{{#each}} 是否有对应的结束标签';
  return { code: 'template.syntax', severity: 'error', place: `${line}:${column}`, message };
}
