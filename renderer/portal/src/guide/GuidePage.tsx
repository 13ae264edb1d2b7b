import { type Language, textIn } from '@banshi/core/errors';
import type { ServiceGuide } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { links } from '../shared/links.ts';
import { Breadcrumbs } from '../shell/Breadcrumbs.tsx';
import type { RegionName } from '../shell/frame.ts';
import { Marks } from './Fact.tsx';
import { GuideSection } from './GuideSection.tsx';
import { GuideStrip } from './GuideStrip.tsx';

export interface GuidePageProps {
  language: Language;
  region: RegionName;
  guide: ServiceGuide;
  /** The implementing body, from the department register. */
  bodyName?: string;
  /** Words under the name, such as 行政许可 and 承诺件. */
  tags?: string[];
  /** False where the item can only be handled at the counter: then there is nothing to start. */
  canStart?: boolean;
}

/** 办事指南. 开始办理 is always in reach: beside the text on a wide screen, at the bottom edge of a phone. */
export function GuidePage(props: GuidePageProps) {
  const { language, region, guide, bodyName, tags = [], canStart = true } = props;
  const t = translator(language);
  const name = textIn(guide.name, language);
  return (
    <article className="wide guide">
      <header className="guide-head">
        <Breadcrumbs
          language={language}
          crumbs={[{ label: region.name, href: links.region(region.code) }, { label: name }]}
        />
        <h1>
          {name}
          <Marks language={language} isDemo={guide.isDemo} />
        </h1>
        {bodyName && <p className="guide-body">{bodyName}</p>}
        {tags.length > 0 && (
          <ul className="tags">
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
        {guide.summary && <p className="lead">{textIn(guide.summary, language)}</p>}
      </header>
      {guide.status !== 'inUse' && (
        <p className="notice notice-attention" role="status">
          {t(`guide.status.${guide.status}`)}
        </p>
      )}
      <GuideStrip language={language} guide={guide} />
      <div className="guide-text">
        <Contents language={language} guide={guide} />
        {guide.sections.map((section) => (
          <GuideSection key={section.anchor} language={language} guide={guide} section={section} />
        ))}
        <MarksExplained language={language} />
      </div>
      {canStart && guide.status === 'inUse' && <StartBar {...props} />}
    </article>
  );
}

function Contents({ language, guide }: { language: Language; guide: ServiceGuide }) {
  const t = translator(language);
  return (
    <nav className="contents" aria-labelledby="contents">
      <h2 id="contents">{t('guide.contents')}</h2>
      <ul>
        {guide.sections.map(({ anchor, title, isMissing }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{textIn(title, language)}</a>
            {isMissing && <span className="mark mark-pending">{t('guide.pending')}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the marks mean, once, instead of beside each of them. */
function MarksExplained({ language }: { language: Language }) {
  const t = translator(language);
  const marks = ['pending', 'unverified', 'demo'] as const;
  return (
    <section className="guide-section" aria-labelledby="marks">
      <h2 id="marks">{t('guide.marks')}</h2>
      <dl className="fact-list">
        {marks.map((mark) => (
          <div key={mark}>
            <dt>
              <span className={`mark mark-${mark}`}>
                {mark === 'demo' ? t('site.demoMark') : t(`guide.${mark}`)}
              </span>
            </dt>
            <dd>{t(`guide.${mark}.text`)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('origin.summary')}</dt>
          <dd>{t('origin.explained')}</dd>
        </div>
      </dl>
    </section>
  );
}

function StartBar({ language, region, guide }: GuidePageProps) {
  const t = translator(language);
  return (
    <div className="start-bar">
      <div className="start-bar-inner">
        <a className="button" href={links.start(region.code, guide.itemKey)}>
          {t('guide.start')}
          <Icon name="forward" />
        </a>
        <p className="hint">{t('guide.startHint')}</p>
      </div>
    </div>
  );
}
