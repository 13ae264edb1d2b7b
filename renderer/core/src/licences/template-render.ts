import { BanshiError } from '../errors/index.ts';
import type { TemplateData, TemplateValue } from './fields.ts';
import { templateHelpers } from './template-helpers.ts';
import type { CompiledTemplate, PlanExpression, PlanNode } from './template-plan.ts';

export interface RenderLimits {
  /** Characters of the result; default 200,000. */
  output?: number;
  /** Nodes interpreted; default 100,000. Counted instead of timed, so that the outcome is always the same. */
  steps?: number;
}

type Row = Readonly<Record<string, TemplateValue | undefined>>;
type Value = TemplateValue | Row | number | undefined;

interface Frame {
  context: Row | string;
  index: number;
}

interface Run {
  parts: string[];
  length: number;
  steps: number;
  limits: Required<RenderLimits>;
  encode: (text: string) => string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

/** Safe inside element content and inside quoted attributes; the set of characters is Handlebars' own. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'`=]/g, (character) => entities[character] ?? character);

/**
 * Fills a compiled template; every value is HTML-escaped. Missing data prints as nothing: whether data may be
 * missing is decided by `checkTemplateData`. Throws `BanshiError` `template.limit` when the result or the work
 * exceeds the limits.
 */
export function renderTemplate(
  compiled: CompiledTemplate,
  data: TemplateData,
  limits: RenderLimits = {},
): string {
  return run(compiled, data, limits, escapeHtml);
}

/** The same as plain text, for measuring and for mail: nothing is escaped, so never put it into HTML. */
export function renderTemplateText(
  compiled: CompiledTemplate,
  data: TemplateData,
  limits: RenderLimits = {},
): string {
  return run(compiled, data, limits, (text) => text);
}

function run(
  compiled: CompiledTemplate,
  data: TemplateData,
  limits: RenderLimits,
  encode: (text: string) => string,
): string {
  const state: Run = {
    parts: [],
    length: 0,
    steps: 0,
    limits: { output: limits.output ?? 200_000, steps: limits.steps ?? 100_000 },
    encode,
  };
  printAll(compiled.nodes, [{ context: data, index: 0 }], state);
  return state.parts.join('');
}

function printAll(nodes: readonly PlanNode[], frames: readonly Frame[], state: Run): void {
  for (const node of nodes) {
    state.steps += 1;
    if (state.steps > state.limits.steps) throw overLimit('steps');
    print(node, frames, state);
  }
}

function print(node: PlanNode, frames: readonly Frame[], state: Run): void {
  switch (node.kind) {
    case 'text':
      append(node.value, state);
      break;
    case 'value':
      append(state.encode(toText(evaluate(node.expression, frames))), state);
      break;
    case 'if':
      printAll(isTruthy(evaluate(node.test, frames)) ? node.whenTrue : node.otherwise, frames, state);
      break;
    case 'each':
      printEach(node, frames, state);
  }
}

function printEach(node: Extract<PlanNode, { kind: 'each' }>, frames: readonly Frame[], state: Run): void {
  const list = evaluate(node.list, frames);
  if (!Array.isArray(list) || list.length === 0) {
    printAll(node.otherwise, frames, state);
    return;
  }
  list.forEach((context, index) => {
    // Counted here as well: an empty body over a huge list is work too.
    state.steps += 1;
    if (state.steps > state.limits.steps) throw overLimit('steps');
    printAll(node.body, [...frames, { context, index }], state);
  });
}

function append(text: string, state: Run): void {
  state.length += text.length;
  if (state.length > state.limits.output) throw overLimit('output');
  state.parts.push(text);
}

function overLimit(which: string): BanshiError {
  return new BanshiError({
    code: 'template.limit',
    place: which,
    status: 422,
    personMessage: '这份文书的内容过长，无法制作，请减少内容后再试',
  });
}

function evaluate(expression: PlanExpression, frames: readonly Frame[]): Value {
  if (expression.kind === 'call') {
    const argument = evaluate(expression.argument, frames);
    const helper = templateHelpers[expression.helper];
    if (!helper || argument === undefined || typeof argument === 'boolean') return '';
    if (typeof argument === 'object' && !isTextList(argument)) return '';
    return helper.apply(argument, expression.style);
  }
  const frame = frames[frames.length - 1 - expression.up];
  if (!frame) return undefined;
  if (expression.kind === 'index') return frame.index;
  if (expression.kind === 'this') return frame.context;
  const { context } = frame;
  // Own properties only: a declared field named like a method must never reach the prototype.
  return typeof context === 'object' && Object.hasOwn(context, expression.key)
    ? context[expression.key]
    : undefined;
}

const isTextList = (value: object): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

const toText = (value: Value): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

const isTruthy = (value: Value): boolean =>
  Array.isArray(value) ? value.length > 0 : Boolean(value) && value !== undefined;
