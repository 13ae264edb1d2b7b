export { diffItems } from './diff-items.ts';
export { type PublishCode, type PublishContext, type PublishFinding, publishCodes } from './finding.ts';
export { type ImpactInput, impactOf } from './impact.ts';
export type { ImpactBreak, ImpactOverride, ImpactProgress, ImpactReport } from './impact-report.ts';
export type { ItemChange } from './item-change.ts';
export { publishChecks } from './publish-checks.ts';
