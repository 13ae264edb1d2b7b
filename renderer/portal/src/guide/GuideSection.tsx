import { type Language, textIn } from '@banshi/core/errors';
import type { GuideEntry, GuideSection as Section, ServiceGuide } from '@banshi/core/items';
import type { ReactNode } from 'react';
import { translator } from '../i18n/index.ts';
import { FactLine, FactList, Marks } from './Fact.tsx';
import { Origin } from './Origin.tsx';

interface Shared {
  language: Language;
  guide: ServiceGuide;
}

export function GuideSection({ section, ...shared }: Shared & { section: Section }) {
  const { language, guide } = shared;
  const title = textIn(section.title, language);
  return (
    <section className={`guide-section guide-${section.anchor}`} aria-labelledby={section.anchor}>
      <div className="guide-section-head">
        <h2 id={section.anchor}>{title}</h2>
        <Origin language={language} guide={guide} provenanceKey={section.provenanceKey} what={title} />
      </div>
      {section.isMissing ? <Missing language={language} /> : <Content {...shared} section={section} />}
    </section>
  );
}

function Missing({ language }: { language: Language }) {
  const t = translator(language);
  return (
    <p>
      <span className="mark mark-pending" title={t('guide.pending.text')}>
        {t('guide.pending')}
      </span>
    </p>
  );
}

function Content({ section, ...shared }: Shared & { section: Section }) {
  const { language } = shared;
  return (
    <>
      {section.anchor === 'materials' && (
        <p className="hint">{translator(language)('guide.materials.lead')}</p>
      )}
      <FactList {...shared} facts={section.facts} shownKey={section.provenanceKey} />
      <Entries {...shared} section={section} />
    </>
  );
}

const ordered = new Set(['conditions', 'process']);

function Entries({ section, ...shared }: Shared & { section: Section }) {
  if (section.entries.length === 0) return null;
  const shownKey = section.provenanceKey;
  if (section.anchor === 'faqs') {
    return <Questions {...shared} entries={section.entries} shownKey={shownKey} />;
  }
  const List = ordered.has(section.anchor) ? 'ol' : 'ul';
  return (
    <List className={`entries entries-${section.anchor}`}>
      {section.entries.map((entry) => (
        <li key={entry.key}>
          <Entry {...shared} anchor={section.anchor} entry={entry} shownKey={shownKey} />
        </li>
      ))}
    </List>
  );
}

interface EntryProps extends Shared {
  entry: GuideEntry;
  anchor: Section['anchor'];
  /** The origin already shown for the whole list. */
  shownKey?: string;
}

/** What stands in the line under the name of a row; everything else of the row unfolds. */
const inLine: Partial<Record<Section['anchor'], readonly string[]>> = {
  materials: ['necessity', 'form', 'ease'],
  process: ['stage', 'days'],
  results: ['kind', 'validity'],
};

/** A row without more than its words is a paragraph, not a heading: a heading list of sentences helps nobody. */
function Entry({ entry, anchor, shownKey, ...shared }: EntryProps) {
  const { language, guide } = shared;
  const title = textIn(entry.title, language);
  const Title = entry.text !== undefined || entry.facts.length > 0 ? 'h3' : 'p';
  const lineKeys = inLine[anchor];
  const line = entry.facts.filter((fact) => lineKeys?.includes(fact.key));
  const rest = entry.facts.filter((fact) => !lineKeys?.includes(fact.key));
  const more = <FactList {...shared} facts={rest} shownKey={entry.provenanceKey} />;
  return (
    <div className="entry">
      <Title className="entry-title">
        {title}
        <EntryMarks language={language} entry={entry} />
      </Title>
      {entry.text && <p className="entry-text">{textIn(entry.text, language)}</p>}
      <FactLine language={language} facts={line} />
      {lineKeys && rest.length > 0 ? <More {...shared} title={title} content={more} /> : more}
      <Origin
        language={language}
        guide={guide}
        provenanceKey={entry.provenanceKey}
        shownKey={shownKey}
        what={title}
      />
    </div>
  );
}

function EntryMarks({ language, entry }: { language: Language; entry: GuideEntry }) {
  const state = entry.isUnverified ? 'unverified' : 'known';
  return <Marks language={language} state={state} isDemo={entry.isDemo} />;
}

function More({ language, title, content }: Shared & { title: string; content: ReactNode }) {
  const t = translator(language);
  return (
    <details className="more-facts">
      <summary aria-label={t('guide.more.label', { what: title })}>{t('guide.more')}</summary>
      {content}
    </details>
  );
}

function Questions({ entries, shownKey, ...shared }: Shared & { entries: GuideEntry[]; shownKey?: string }) {
  const { language, guide } = shared;
  return entries.map((entry) => (
    <details className="faq" key={entry.key}>
      <summary>
        {textIn(entry.title, language)}
        <EntryMarks language={language} entry={entry} />
      </summary>
      {entry.text && <p>{textIn(entry.text, language)}</p>}
      <Origin
        language={language}
        guide={guide}
        provenanceKey={entry.provenanceKey}
        shownKey={shownKey}
        what={textIn(entry.title, language)}
      />
    </details>
  ));
}
