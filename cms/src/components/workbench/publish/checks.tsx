import type { Language, Problem } from '@banshi/core/errors';
import { elements, isElementKey } from '@banshi/core/items';
import type { PublishFinding } from '@banshi/core/publishing';
import type { Messages } from '../../office/messages/index.ts';

const order = { error: 0, warning: 1, info: 2 } as const;
const looks = {
  error: 'bo-mark bo-mark-bad',
  warning: 'bo-mark bo-mark-attention',
  info: 'bo-mark',
} as const;

/** What the publish checks found: where, what, and what to do about it. An error prevents publishing. */
export function Checks({
  findings,
  violations,
  language,
  m,
}: {
  findings: readonly PublishFinding[];
  violations: readonly Problem[];
  language: Language;
  m: Messages;
}) {
  const all: (Problem & { remedy?: string })[] = [...violations, ...findings];
  if (all.length === 0) return <p className="bo-notice bo-notice-good">{m.workbench.checks.none}</p>;
  const errors = all.filter(({ severity }) => severity === 'error').length;
  return (
    <>
      <p className={errors > 0 ? 'bo-field-error' : 'bo-hint'}>
        {m.workbench.checks.count(all.length, errors)}
      </p>
      <ul className="bo-wb-checks">
        {[...all]
          .sort((a, b) => order[a.severity] - order[b.severity])
          .map((finding) => (
            <li key={`${finding.code}|${finding.place}|${finding.message}`}>
              <p>
                <span className={looks[finding.severity]}>
                  {m.workbench.checks.severities[finding.severity]}
                </span>{' '}
                <strong>{placeLabel(finding.place, language)}</strong> {finding.message}
              </p>
              {finding.remedy && <p className="bo-hint">{finding.remedy}</p>}
            </li>
          ))}
      </ul>
    </>
  );
}

/** The element that a place lies in: `materials/plan` and `533300000000@2/standard/materials/plan` → 申请材料. */
function placeLabel(place: string, language: Language): string {
  const element = place.split('/').find((step) => isElementKey(step));
  return element && isElementKey(element) ? elements[element].label[language] : '';
}
