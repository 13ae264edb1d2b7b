'use client';
import { type Language, textIn } from '@banshi/core/errors';
import { type ChecklistRow, materialFormLabels } from '@banshi/core/items';
import { type Translate, translator } from '../i18n/index.ts';
import { isToHandIn, type ShownGroup, shownGroup, shownGroups } from './checklist-groups.ts';

export function Checklist({ language, rows }: { language: Language; rows: ChecklistRow[] }) {
  const t = translator(language);
  const count = rows.filter(isToHandIn).length;
  return (
    <div className="checklist">
      <p className="lead">{count > 0 ? t('checklist.lead', { n: count }) : t('checklist.leadNone')}</p>
      {shownGroups.map((group) => (
        <Group
          key={group}
          language={language}
          group={group}
          rows={rows.filter((row) => shownGroup(row) === group)}
        />
      ))}
    </div>
  );
}

function Group({ language, group, rows }: { language: Language; group: ShownGroup; rows: ChecklistRow[] }) {
  const t = translator(language);
  if (rows.length === 0) return null;
  const list = (
    <ul className="checklist-rows">
      {rows.map((row) => (
        <Row key={row.key} language={language} group={group} row={row} />
      ))}
    </ul>
  );
  // What is not needed matters to those who wonder; it must not hide what is.
  if (group === 'notNeeded') {
    return (
      <details className="checklist-group checklist-notNeeded">
        <summary>{t('checklist.notNeededCount', { n: rows.length })}</summary>
        {list}
      </details>
    );
  }
  return (
    <section className={`checklist-group checklist-${group}`} aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`checklist.${group}`)}</h2>
      {list}
    </section>
  );
}

function Row({ language, group, row }: { language: Language; group: ShownGroup; row: ChecklistRow }) {
  const t = translator(language);
  const { material } = row;
  const name = textIn(row.name, language);
  const notNeeded = group === 'notNeeded';
  return (
    <li className="checklist-row">
      <p className="checklist-name">{name}</p>
      {isToHandIn(row) && (
        <p className="hint">
          {t('checklist.form', { form: materialFormLabels[material.form][language], n: material.copies })}
        </p>
      )}
      {easeText(row, t).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {material.explanation && !notNeeded && <p>{textIn(material.explanation, language)}</p>}
      <details className="why">
        <summary aria-label={`${name}: ${t(notNeeded ? 'checklist.whyNot' : 'checklist.why')}`}>
          {t(notNeeded ? 'checklist.whyNot' : 'checklist.why')}
        </summary>
        <p>{textIn(row.reason, language)}</p>
      </details>
    </li>
  );
}

/** What makes this material easier than handing in paper today. */
function easeText({ group, material }: ChecklistRow, t: Translate): string[] {
  const sentences: string[] = [];
  if (group === 'notNeeded') return sentences;
  if (material.generatedFromForm) sentences.push(t('checklist.generated'));
  if (group === 'deferrable' && material.deferrable) {
    sentences.push(t(`checklist.until.${material.deferrable.until}`));
  }
  if (material.commitment) sentences.push(t('checklist.commitment.text'));
  if (material.replacedBy && group !== 'replaced') {
    sentences.push(t('checklist.replacedBy', { licence: material.replacedBy }));
  }
  return sentences;
}
