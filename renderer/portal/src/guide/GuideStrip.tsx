import { type Language, textIn } from '@banshi/core/errors';
import type { GuideFact, ServiceGuide } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { FactValue } from './Fact.tsx';

/**
 * Who may apply stands first: the body that handles it is named under the title already. Then where, days, visits, fee.
 */
function stripFacts(guide: ServiceGuide): GuideFact[] {
  const basics = guide.sections.find((section) => section.anchor === 'basics');
  const who = basics?.facts.find((fact) => fact.key === 'serviceObjects');
  return who ? guide.strip.map((fact) => (fact.key === 'body' ? who : fact)) : guide.strip;
}

const icons: IconName[] = ['person', 'place', 'clock', 'visits', 'fee'];

export function GuideStrip({ language, guide }: { language: Language; guide: ServiceGuide }) {
  const t = translator(language);
  return (
    <section className="strip" aria-label={t('guide.strip')}>
      <dl>
        {stripFacts(guide).map((fact, index) => (
          <div key={fact.key} className={`strip-cell strip-${fact.key}`}>
            <dt>
              <Icon name={icons[index] ?? 'info'} size={16} />
              {fact.key === 'serviceObjects' ? t('guide.who') : textIn(fact.label, language)}
            </dt>
            <dd>
              <FactValue language={language} guide={guide} fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
