'use client';
import { type Language, textIn } from '@banshi/core/errors';
import { formFields } from '@banshi/core/forms';
import { formatFieldValue } from '@banshi/forms';
import { type FormEvent, useState } from 'react';
import type { ApplicantInput, Draft } from '../api/types.ts';
import { RadioGroup } from '../fields/ChoiceGroup.tsx';
import { type Translate, translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { answerText } from '../start/answer-text.ts';
import { type ConflictChoice, conflictId, type DraftConflict } from './merge.ts';

export interface ConflictPanelProps {
  language: Language;
  draft: Draft;
  conflicts: DraftConflict[];
  onResolve: (choices: Record<string, ConflictChoice>) => void;
}

/** Two windows changed the same thing: both versions side by side, one to be chosen for each. */
export function ConflictPanel({ language, draft, conflicts, onResolve }: ConflictPanelProps) {
  const t = translator(language);
  const [choices, setChoices] = useState<Record<string, ConflictChoice>>({});
  function submit(event: FormEvent) {
    event.preventDefault();
    onResolve(choices);
  }
  return (
    <section className="notice notice-attention conflict" role="alert" aria-labelledby="conflict">
      <Icon name="attention" />
      <form onSubmit={submit}>
        <h2 id="conflict">{t('conflict.title')}</h2>
        <p>{t('conflict.lead')}</p>
        {conflicts.map((conflict) => {
          const id = conflictId(conflict);
          const words = conflictWords({ conflict, draft, language, t });
          return (
            <RadioGroup
              key={id}
              id={`conflict-${id}`}
              legend={words.label}
              value={choices[id] ?? 'mine'}
              onChange={(value) => setChoices({ ...choices, [id]: value === 'theirs' ? 'theirs' : 'mine' })}
              choices={[
                { value: 'mine', label: t('conflict.mine', { value: words.mine }) },
                { value: 'theirs', label: t('conflict.theirs', { value: words.theirs }) },
              ]}
            />
          );
        })}
        <p className="actions">
          <button type="submit" className="button">
            {t('conflict.save')}
          </button>
        </p>
      </form>
    </section>
  );
}

interface WordsInput {
  conflict: DraftConflict;
  draft: Draft;
  language: Language;
  t: Translate;
}

function conflictWords(input: WordsInput): { label: string; mine: string; theirs: string } {
  const { conflict, t } = input;
  const { label, say } = wording(input);
  const orEmpty = (value: unknown): string =>
    value === undefined || value === null || value === '' ? t('conflict.empty') : say(value);
  return { label, mine: orEmpty(conflict.mine), theirs: orEmpty(conflict.theirs) };
}

function wording({ conflict, draft, language, t }: WordsInput): {
  label: string;
  say: (value: unknown) => string;
} {
  const { item } = draft.item;
  if (conflict.kind === 'applicant') {
    return {
      label: t('conflict.applicant'),
      say: (value) => (value as ApplicantInput).name ?? t('applicant.kind.person'),
    };
  }
  if (conflict.kind === 'answer') {
    const question = item.situations.find((row) => row.variable === conflict.key);
    return {
      label: question ? textIn(question.question, language) : conflict.key,
      say: (value) => (question ? answerText(question, value, language) : String(value)),
    };
  }
  const field = formFields(item.form).find((entry) => entry.key === conflict.key);
  return {
    label: field ? textIn(field.label, language) : conflict.key,
    say: (value) => (field ? formatFieldValue(field, value, language) : String(value)),
  };
}
