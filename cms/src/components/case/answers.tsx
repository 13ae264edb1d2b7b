'use client';
import type { Applicant } from '@banshi/core/applications';
import { type Language, textIn } from '@banshi/core/errors';
import type { FieldDefinition, FormDefinition } from '@banshi/core/forms';
import type { ReactNode } from 'react';
import type { StaffCase } from '../../operations/cases/index.ts';
import { minuteOf } from '../office/format.ts';
import { messagesIn } from '../office/messages/index.ts';
import { fieldText, type Places, type TableText, tableText } from './field-text.ts';

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
            const value = answerOf(field, payload[field.key], { places, language });
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

/** Text, or the rows of a table; undefined where nothing was answered. */
function answerOf(
  field: FieldDefinition,
  value: unknown,
  words: { places: Places; language: Language },
): ReactNode {
  if (field.type !== 'table') return fieldText(field, value, words);
  const table = tableText(field, value, words);
  return (
    table && (
      <AnswerTable name={textIn(field.label, words.language)} table={table} language={words.language} />
    )
  );
}

function AnswerTable({ name, table, language }: { name: string; table: TableText; language: Language }) {
  const { columns, rows, totals } = table;
  return (
    <div className="bo-scroll">
      <table className="bo-table bo-answer-rows" aria-label={name}>
        <thead>
          <tr>
            <td />
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, cells }) => (
            <AnswerRow key={title} title={title} cells={cells} columns={columns} />
          ))}
          {totals && <AnswerRow title={messagesIn(language).case.total} cells={totals} columns={columns} />}
        </tbody>
      </table>
    </div>
  );
}

interface AnswerRowProps {
  title: string;
  cells: string[];
  columns: TableText['columns'];
}

const AnswerRow = ({ title, cells, columns }: AnswerRowProps) => (
  <tr>
    <th scope="row">{title}</th>
    {columns.map(({ key }, index) => (
      <td key={key}>{cells[index]}</td>
    ))}
  </tr>
);

function Fact({ label, value, children }: { label: string; value: ReactNode; children?: ReactNode }) {
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
