'use client';
import type { Language, Problem } from '@banshi/core/errors';
import { type ElementKey, elements, isElementKey } from '@banshi/core/items';
import type { PublishFinding } from '@banshi/core/publishing';
import type { Messages } from '../../office/messages/index.ts';

const looks = {
  error: 'bo-mark bo-mark-bad',
  warning: 'bo-mark bo-mark-attention',
  info: 'bo-mark',
} as const;
type Finding = Problem & { remedy?: string };

export interface ChecksProps {
  findings: readonly PublishFinding[];
  violations: readonly Problem[];
  /** Opens the element that a finding is about. */
  onElement: (element: ElementKey) => void;
  language: Language;
  m: Messages;
}

/** What the publish checks found: where, what, and what to do about it. An error prevents publishing. */
export function Checks({ findings, violations, onElement, language, m }: ChecksProps) {
  const all: Finding[] = [...violations, ...findings];
  if (all.length === 0) return <p className="bo-notice bo-notice-good">{m.workbench.checks.none}</p>;
  const of = (severity: Problem['severity']) => all.filter((finding) => finding.severity === severity);
  const errors = of('error');
  const notes = of('info');
  const lines = (some: readonly Finding[]) => (
    <ul className="bo-wb-checks">
      {some.map((finding) => (
        <li key={`${finding.code}|${finding.place}|${finding.message}`}>
          <Line {...{ finding, onElement, language, m }} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <p className={errors.length > 0 ? 'bo-field-error' : 'bo-hint'}>
        {m.workbench.checks.count(all.length, errors.length)}
      </p>
      {lines([...errors, ...of('warning')])}
      {notes.length > 0 && (
        <details className="bo-wb-sides">
          <summary>{m.workbench.checks.notes(notes.length)}</summary>
          {lines(notes)}
        </details>
      )}
    </>
  );
}

function Line({
  finding,
  onElement,
  language,
  m,
}: Omit<ChecksProps, 'findings' | 'violations'> & { finding: Finding }) {
  const element = elementAt(finding.place);
  return (
    <>
      <p>
        <span className={looks[finding.severity]}>{m.workbench.checks.severities[finding.severity]}</span>{' '}
        {element && (
          <button type="button" className="bo-link" onClick={() => onElement(element)}>
            {elements[element].label[language]}
          </button>
        )}{' '}
        {finding.message}
      </p>
      {finding.remedy && <p className="bo-hint">{finding.remedy}</p>}
    </>
  );
}

/** The element that a place lies in: `materials/plan` and `533300000000@2/standard/materials/plan` → materials. */
const elementAt = (place: string): ElementKey | undefined =>
  place.split('/').find((step): step is ElementKey => isElementKey(step));
