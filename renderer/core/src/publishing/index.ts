export { type PublishCode, type PublishContext, type PublishFinding, publishCodes } from './finding.ts';
export { publishChecks } from './publish-checks.ts';
