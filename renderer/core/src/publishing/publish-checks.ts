import { HandlingItem, inChinese } from '../items/index.ts';
import { contentFindings } from './content-findings.ts';
import { finding, type PublishContext, type PublishFinding } from './finding.ts';
import { limitFindings } from './limit-findings.ts';
import { powerFindings } from './power-findings.ts';
import { ruleFindings } from './rule-findings.ts';
import { structureFindings } from './structure-findings.ts';

/**
 * What a quality desk would object to in a resolved item: shape, keys, rules, templates and the cross-field checks.
 * All findings, in a fixed order; `error` prevents publishing, a `warning` may be published with. The list of checks
 * is `publishCodes`.
 */
export function publishChecks(item: HandlingItem, context: PublishContext = {}): PublishFinding[] {
  const parsed = HandlingItem.safeParse(item, inChinese);
  if (!parsed.success) {
    // The other checks rely on the shape; half an item would only bury the real findings.
    return parsed.error.issues.map((issue) =>
      finding({ code: 'item.invalid', place: issue.path.map(String).join('/'), message: issue.message }),
    );
  }
  return [
    ...structureFindings(item, context),
    ...powerFindings(item),
    ...ruleFindings(item),
    ...limitFindings(item),
    ...contentFindings(item),
  ];
}
