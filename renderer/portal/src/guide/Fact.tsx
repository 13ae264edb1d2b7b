import { type Language, textIn } from '@banshi/core/errors';
import type { GuideFact, ServiceGuide } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';
import { Origin } from './Origin.tsx';

export interface MarkProps {
  language: Language;
  state?: GuideFact['state'];
  isDemo: boolean;
}

/** 待补, 未核实, 演示: the words that keep an unsure value from looking like policy. */
export function Marks({ language, state, isDemo }: MarkProps) {
  const t = translator(language);
  return (
    <>
      {state === 'unverified' && (
        <span className="mark mark-unverified" title={t('guide.unverified.text')}>
          {t('guide.unverified')}
        </span>
      )}
      {isDemo && (
        <span className="mark mark-demo" title={t('guide.demo.text')}>
          {t('site.demoMark')}
        </span>
      )}
    </>
  );
}

export interface FactValueProps {
  language: Language;
  guide: ServiceGuide;
  fact: GuideFact;
  /** The origin already shown around it: the same one is not repeated. */
  shownKey?: string;
}

export function FactValue({ language, guide, fact, shownKey }: FactValueProps) {
  const text = textIn(fact.text, language);
  if (fact.state === 'missing') {
    return (
      <span className="mark mark-pending" title={translator(language)('guide.pending.text')}>
        {text}
      </span>
    );
  }
  return (
    <>
      <span className="fact-text">
        {fact.phone ? <a href={`tel:${fact.phone.replace(/[^\d+]/g, '')}`}>{text}</a> : text}
      </span>
      <Marks language={language} state={fact.state} isDemo={fact.isDemo} />
      {fact.detail && <span className="fact-detail">{textIn(fact.detail, language)}</span>}
      <Origin
        language={language}
        guide={guide}
        provenanceKey={fact.provenanceKey}
        shownKey={shownKey}
        what={textIn(fact.label, language)}
      />
    </>
  );
}

export interface FactListProps extends Omit<FactValueProps, 'fact'> {
  facts: GuideFact[];
}

export function FactList({ facts, ...shared }: FactListProps) {
  if (facts.length === 0) return null;
  return (
    <dl className="fact-list">
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{textIn(fact.label, shared.language)}</dt>
          <dd>
            <FactValue {...shared} fact={fact} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Facts in one line: what they are called is said to screen readers only, since the values speak for themselves. */
export function FactLine({ facts, language }: { facts: GuideFact[]; language: Language }) {
  if (facts.length === 0) return null;
  return (
    <dl className="fact-line">
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt className="unseen">{textIn(fact.label, language)}</dt>
          <dd>
            {textIn(fact.text, language)}
            <Marks language={language} state={fact.state} isDemo={fact.isDemo} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
