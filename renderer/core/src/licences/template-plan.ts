/**
 * The checked form of a template, all that the interpreter ever sees. Plain data, so that it can be cached or
 * sent to a worker.
 */
export type PlanNode =
  | { kind: 'text'; value: string }
  | { kind: 'value'; expression: PlanExpression }
  | { kind: 'if'; test: PlanExpression; whenTrue: PlanNode[]; otherwise: PlanNode[] }
  | { kind: 'each'; list: PlanExpression; body: PlanNode[]; otherwise: PlanNode[] };

/** `up` counts enclosing `each` blocks: 0 is the innermost scope. */
export type PlanExpression =
  | { kind: 'field'; up: number; key: string }
  | { kind: 'this'; up: number }
  | { kind: 'index'; up: number }
  | { kind: 'call'; helper: string; argument: PlanExpression; style: string };

export interface CompiledTemplate {
  source: string;
  nodes: PlanNode[];
  /** Top-level fields that the template reads, sorted. */
  reads: string[];
}
