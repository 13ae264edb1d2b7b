/// <reference path="./handlebars-parser.d.ts" />
import type {
  Expression,
  MustacheStatement,
  PathExpression,
} from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import type { Problem } from '../errors/index.ts';
import type { TemplateField } from './fields.ts';
import { type ArgumentType, templateHelpers } from './template-helpers.ts';
import type { PlanExpression } from './template-plan.ts';

type ScopeType = TemplateField['type'] | 'index';

/** What a name means here: the declared fields at the top, a row of a table or one entry of a list inside `each`. */
export interface Scope {
  /** Own-property map; absent inside an `each` over a plain list, where only `this` has a meaning. */
  fields?: Map<string, { type: TemplateField['type']; columns?: Scope['fields'] }>;
}

export interface Walk {
  problems: Problem[];
  reads: Set<string>;
  nodes: number;
}

export interface Typed {
  expression: PlanExpression;
  type: ScopeType;
  columns?: Scope['fields'];
}

export const placeOf = (node: { loc: { start: { line: number; column: number } } }): string =>
  `${node.loc.start.line}:${node.loc.start.column + 1}`;

export function report(
  walk: Walk,
  place: string,
  code: string,
  message: string,
  severity: Problem['severity'] = 'error',
) {
  walk.problems.push({ code: `template.${code}`, severity, place, message });
}

/** The outermost scope: the declared fields. */
export function topScope(fields: readonly TemplateField[]): Scope {
  return { fields: new Map(fields.map((field) => [field.key, typeOfField(field)])) };
}

function typeOfField(field: TemplateField): { type: TemplateField['type']; columns?: Scope['fields'] } {
  if (!field.columns) return { type: field.type };
  return {
    type: field.type,
    columns: new Map(field.columns.map((column) => [column.key, { type: column.type }])),
  };
}

/** A bare field, or a helper with one field and at most one style. */
export function compileCall(
  call: MustacheStatement,
  scopes: readonly Scope[],
  walk: Walk,
): Typed | undefined {
  const place = placeOf(call);
  if (call.path.type !== 'PathExpression') {
    report(walk, place, 'literal', '{{ }} 里要写字段名，不能写文字或数字');
    return undefined;
  }
  const name = call.path.original;
  if (call.params.length === 0 && !call.hash) {
    return compilePath(call.path, scopes, walk);
  }
  const helper = Object.hasOwn(templateHelpers, name) ? templateHelpers[name] : undefined;
  if (!helper) {
    const known = Object.keys(templateHelpers).join('、');
    report(walk, place, 'unknownHelper', `没有“${name}”这个函数，可用的有：${known}`);
    return undefined;
  }
  const [argument, style] = call.params;
  if (call.hash || call.params.length > 2 || argument?.type !== 'PathExpression') {
    report(walk, place, 'badCall', `${name} 后面先写一个字段，再写至多一个带引号的样式`);
    return undefined;
  }
  const typed = compilePath(argument, scopes, walk);
  if (!typed) return undefined;
  const given = argumentType(typed.type);
  if (given === undefined || !helper.accepts.includes(given)) {
    report(walk, place, 'wrongArgument', `“${argument.original}”的类型不能交给 ${name}`);
    return undefined;
  }
  const chosen = styleOf(style, helper.styles);
  if (chosen === undefined) {
    report(
      walk,
      place,
      'unknownStyle',
      `${name} 的样式只能是：${helper.styles.map((s) => `"${s}"`).join('、')}`,
    );
    return undefined;
  }
  return {
    expression: { kind: 'call', helper: name, argument: typed.expression, style: chosen },
    type: 'text',
  };
}

const argumentType = (type: ScopeType): ArgumentType | undefined => {
  if (type === 'longText' || type === 'text') return 'text';
  return type === 'date' || type === 'list' || type === 'index' ? type : undefined;
};

function styleOf(argument: Expression | undefined, styles: readonly string[]): string | undefined {
  if (argument === undefined) return styles[0];
  if (argument.type !== 'StringLiteral' || typeof argument.value !== 'string') return undefined;
  return styles.find((style) => style === argument.value);
}

export function compilePath(path: PathExpression, scopes: readonly Scope[], walk: Walk): Typed | undefined {
  const place = placeOf(path);
  const scopeIndex = scopes.length - 1 - path.depth;
  const scope = scopes[scopeIndex];
  if (!scope) {
    report(walk, place, 'tooFarUp', `“${path.original}”里的 ../ 超出了最外层`);
    return undefined;
  }
  if (path.data) return compileIndex(path, scopeIndex, walk);
  const [key, ...rest] = path.parts;
  if (key === undefined) {
    if (scope.fields) {
      report(walk, place, 'bareThis', '这里不能用 this,请写字段名');
      return undefined;
    }
    return { expression: { kind: 'this', up: path.depth }, type: 'text' };
  }
  const field = rest.length === 0 ? scope.fields?.get(key) : undefined;
  if (!field) {
    const reachable = scopeIndex > 0 && scopes[0]?.fields?.has(key);
    const hint = reachable
      ? `;循环里引用外层字段要写 ${'../'.repeat(scopeIndex)}${key}`
      : ',请先在字段表里声明';
    report(walk, place, 'unknownField', `没有“${path.original}”这个字段${hint}`);
    return undefined;
  }
  if (scopeIndex === 0) walk.reads.add(key);
  return {
    expression: { kind: 'field', up: path.depth, key },
    type: field.type,
    columns: field.columns,
  };
}

function compileIndex(path: PathExpression, scopeIndex: number, walk: Walk): Typed | undefined {
  if (path.parts.length !== 1 || path.parts[0] !== 'index' || scopeIndex === 0) {
    report(walk, placeOf(path), 'unknownField', `没有“${path.original}”；@ 变量只有 {{#each}} 里的 @index`);
    return undefined;
  }
  return { expression: { kind: 'index', up: path.depth }, type: 'index' };
}
