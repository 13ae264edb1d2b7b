'use client';
import type { Applicant } from '@banshi/core/applications';
import { type Language, textIn } from '@banshi/core/errors';
import type { FormDefinition } from '@banshi/core/forms';
import type { ReactNode } from 'react';
import type { StaffCase } from '../../operations/cases/index.ts';
import { minuteOf } from '../office/format.ts';
import { messagesIn } from '../office/messages/index.ts';
import { fieldText, type Places } from './field-text.ts';

export interface AnswersProps {
  view: StaffCase;
  places: Places;
  language: Language;
  /** Present while corrections may be requested: starts a point about this field. */
  onCorrect: ((target: string) => void) | undefined;
}

/** What was filed: the applicant, then the form, section by section as it was filled in. Read-only. */
export function Answers({ view, places, language, onCorrect }: AnswersProps) {
  const m = messagesIn(language).case;
  const applicant = view.applicant as Applicant | null;
  const payload = view.payload as Record<string, unknown>;
  const form = view.form as FormDefinition;
  return (
    <section className="bo-card" aria-labelledby="case-answers">
      <h2 id="case-answers">{m.answers}</h2>
      {!applicant && <p className="bo-empty">{m.noAnswers}</p>}
      {applicant && (
        <div className="bo-section">
          <h3>
            {m.applicant}
            <span className="bo-hint">
              {m.submittedBy(channelName(view.channel, language), minuteOf(view.submittedAt))}
            </span>
          </h3>
          <dl className="bo-facts">
            {applicantFacts(applicant, language).map(([label, value]) => (
              <Fact key={label} label={label} value={value} />
            ))}
          </dl>
        </div>
      )}
      {form.pages.flatMap((page) =>
        page.sections.map((section) => {
          const rows = section.fields.flatMap((field) => {
            const value = fieldText(field, payload[field.key], { places, language });
            return value === undefined ? [] : [{ field, value }];
          });
          if (rows.length === 0) return null;
          return (
            <div key={`${page.key}-${section.key}`} className="bo-section">
              <h3>{textIn(section.title, language)}</h3>
              <dl className="bo-facts">
                {rows.map(({ field, value }) => (
                  <Fact key={field.key} label={textIn(field.label, language)} value={value}>
                    {onCorrect && (
                      <CorrectButton
                        name={textIn(field.label, language)}
                        language={language}
                        onClick={() => onCorrect(`field:${field.key}`)}
                      />
                    )}
                  </Fact>
                ))}
              </dl>
            </div>
          );
        }),
      )}
    </section>
  );
}

function Fact({ label, value, children }: { label: string; value: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {children}
      </dd>
    </div>
  );
}

/** Starts a correction point from where the defect is seen. */
export function CorrectButton({
  name,
  language,
  onClick,
}: {
  name: string;
  language: Language;
  onClick: () => void;
}) {
  const m = messagesIn(language).case;
  return (
    <button type="button" className="bo-correct" aria-label={m.askCorrectionOf(name)} onClick={onClick}>
      {m.askCorrection}
    </button>
  );
}

const channelName = (channel: string, language: Language): string =>
  messagesIn(language).desk.channels[channel] ?? channel;

function applicantFacts(applicant: Applicant, language: Language): [string, string][] {
  const m = messagesIn(language).case;
  if (applicant.kind === 'person')
    return [
      [m.applicantName, applicant.name],
      [m.citizenId, applicant.citizenId],
      [m.mobile, applicant.mobile],
    ];
  return [
    [m.organisationName, applicant.name],
    [m.uscc, applicant.uscc],
    [m.legalRepresentative, applicant.legalRepresentative],
    [m.mobile, applicant.mobile],
    [m.filedBy, `${applicant.filedBy.name} ${applicant.filedBy.citizenId}`],
  ];
}
