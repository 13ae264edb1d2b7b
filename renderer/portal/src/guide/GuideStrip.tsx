import { type Language, textIn } from '@banshi/core/errors';
import type { ServiceGuide } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { FactValue } from './Fact.tsx';

/** By the fixed order of the strip: who, where, days, visits, fee. */
const icons: IconName[] = ['person', 'place', 'clock', 'visits', 'fee'];

export function GuideStrip({ language, guide }: { language: Language; guide: ServiceGuide }) {
  return (
    <section className="strip" aria-label={translator(language)('guide.strip')}>
      <dl>
        {guide.strip.map((fact, index) => (
          <div key={fact.key} className={`strip-cell strip-${fact.key}`}>
            <dt>
              <Icon name={icons[index] ?? 'info'} size={16} />
              {textIn(fact.label, language)}
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
