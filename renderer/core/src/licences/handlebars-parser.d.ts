/**
 * The parser alone, out of the CommonJS build: `handlebars` itself drags in its compiler (which needs eval) and,
 * under Node, a hook on `require`. Only what we read of the tree is declared; whatever else appears is refused.
 */
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  export interface Position {
    line: number;
    column: number;
  }
  interface NodeBase {
    loc: { start: Position };
  }
  export interface PathExpression extends NodeBase {
    type: 'PathExpression';
    data: boolean;
    depth: number;
    parts: string[];
    original: string;
  }
  export interface Literal extends NodeBase {
    type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
    value?: string | number | boolean;
  }
  export interface SubExpression extends NodeBase {
    type: 'SubExpression';
  }
  export type Expression = PathExpression | Literal | SubExpression;
  interface Call extends NodeBase {
    path: Expression;
    params: Expression[];
    hash?: { pairs: unknown[] };
  }
  export interface MustacheStatement extends Call {
    type: 'MustacheStatement';
    escaped: boolean;
  }
  export interface BlockStatement extends Call {
    type: 'BlockStatement';
    program?: Program;
    inverse?: Program;
  }
  export interface ContentStatement extends NodeBase {
    type: 'ContentStatement';
    value: string;
  }
  export interface CommentStatement extends NodeBase {
    type: 'CommentStatement';
  }
  export interface ForbiddenStatement extends NodeBase {
    type: 'PartialStatement' | 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock';
  }
  export type Statement =
    | MustacheStatement
    | BlockStatement
    | ContentStatement
    | CommentStatement
    | ForbiddenStatement;
  export interface Program {
    type: 'Program';
    body: Statement[];
    blockParams?: string[];
  }
  export function parse(source: string): Program;
}
