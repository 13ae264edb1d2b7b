import type { ItemChange } from './item-change.ts';

/** An override of a lower level that a change takes out of force. */
export interface ImpactOverride {
  tenantCode: string;
  tenantName: string;
  element: string;
  row?: string;
  /** As `rebaseLayer` names it. */
  code: string;
  message: string;
}

/** A rule, form or template that no longer fits together in one tenant. */
export interface ImpactBreak {
  tenantCode: string;
  tenantName: string;
  /** As `publishChecks` names it. */
  code: string;
  place: string;
  message: string;
}

/** 影响范围: what publishing a layer does to the author's item, to everybody below, and to running cases. JSON. */
export interface ImpactReport {
  v: 1;
  /** Of the item as the author shows it. */
  changes: ItemChange[];
  breaking: number;
  compatible: number;
  /** How many of the changes flow down: those of the standard part. */
  flowingDown: number;
  tenants: {
    /** Below the author, itself included: all of them take what flows down. */
    inheriting: number;
    withLayer: number;
    /** Layers that follow as they are; the others have to give way somewhere. */
    following: number;
  };
  /** Overrides that what stands above no longer allows. */
  illegal: ImpactOverride[];
  /** Overrides of something that changes as well: both sides wait for a person. */
  conflicts: ImpactOverride[];
  breaks: ImpactBreak[];
  cases: { total: number; byTenant: { tenantCode: string; count: number }[] };
}

export interface ImpactProgress {
  done: number;
  total: number;
}
