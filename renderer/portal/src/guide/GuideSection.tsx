import { type Language, textIn } from '@banshi/core/errors';
import type { GuideEntry, GuideSection as Section, ServiceGuide } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';
import { FactList, Marks } from './Fact.tsx';
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
    <p className="pending">
      <span className="mark mark-pending">{t('guide.pending')}</span>
      <span className="pending-text">{t('guide.pending.text')}</span>
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
  if (section.anchor === 'faqs') return <Questions {...shared} entries={section.entries} />;
  const List = ordered.has(section.anchor) ? 'ol' : 'ul';
  return (
    <List className={`entries entries-${section.anchor}`}>
      {section.entries.map((entry) => (
        <li key={entry.key}>
          <Entry {...shared} entry={entry} shownKey={section.provenanceKey} />
        </li>
      ))}
    </List>
  );
}

/** A row whose text is long is a paragraph, not a heading: a heading list of sentences helps nobody. */
function Entry({ entry, shownKey, ...shared }: Shared & { entry: GuideEntry; shownKey?: string }) {
  const { language, guide } = shared;
  const title = textIn(entry.title, language);
  const hasMore = entry.text !== undefined || entry.facts.length > 0;
  const Title = hasMore ? 'h3' : 'p';
  return (
    <div className="entry">
      <Title className="entry-title">
        {title}
        <Marks language={language} isDemo={entry.isDemo} />
      </Title>
      {entry.text && <p className="entry-text">{textIn(entry.text, language)}</p>}
      <FactList {...shared} facts={entry.facts} shownKey={entry.provenanceKey} />
      {entry.provenanceKey !== shownKey && (
        <Origin language={language} guide={guide} provenanceKey={entry.provenanceKey} what={title} />
      )}
    </div>
  );
}

function Questions({ entries, ...shared }: Shared & { entries: GuideEntry[] }) {
  const { language, guide } = shared;
  return entries.map((entry) => (
    <details className="faq" key={entry.key}>
      <summary>
        {textIn(entry.title, language)}
        <Marks language={language} isDemo={entry.isDemo} />
      </summary>
      {entry.text && <p>{textIn(entry.text, language)}</p>}
      <Origin
        language={language}
        guide={guide}
        provenanceKey={entry.provenanceKey}
        what={textIn(entry.title, language)}
      />
    </details>
  ));
}
