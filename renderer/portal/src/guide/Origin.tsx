import type { Language } from '@banshi/core/errors';
import type { Origin as OriginOf, ServiceGuide } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';
import { formatDate } from '../shared/format.ts';

export interface OriginProps {
  language: Language;
  guide: ServiceGuide;
  /** Into `guide.origins`; without an origin nothing is shown. */
  provenanceKey?: string;
  /** What the value is called: several 出处 on one page must be told apart by ear. */
  what: string;
  /** The origin shown for the whole around it: one that says the same is not repeated. */
  shownKey?: string;
}

const saysTheSame = (one: OriginOf, other: OriginOf | undefined): boolean =>
  other !== undefined &&
  ownerName(one) === ownerName(other) &&
  one.release === other.release &&
  one.part === other.part &&
  one.policy === other.policy;

/** 出处: who laid a value down, in which release, and whether a lower level may change it. Works without script. */
export function Origin({ language, guide, provenanceKey, what, shownKey }: OriginProps) {
  const origin = provenanceKey === undefined ? undefined : guide.origins[provenanceKey];
  if (!origin || (shownKey && saysTheSame(origin, guide.origins[shownKey]))) return null;
  const t = translator(language);
  return (
    <details className="origin">
      <summary aria-label={t('origin.label', { what })}>{t('origin.summary')}</summary>
      <dl>
        <div>
          <dt>{t('origin.owner')}</dt>
          <dd>{ownerName(origin)}</dd>
        </div>
        <div>
          <dt>{t('origin.release')}</dt>
          <dd>
            {t('origin.releaseText', {
              n: origin.release,
              date: formatDate(origin.effectiveFrom, language),
            })}
          </dd>
        </div>
        <div>
          <dt>{t('origin.policy')}</dt>
          <dd>
            {origin.part === 'implementation' ? t('origin.policy.own') : t(`origin.policy.${origin.policy}`)}
          </dd>
        </div>
      </dl>
    </details>
  );
}

/** A layer may be a department's; the resolution then names it beside its tenant. */
function ownerName({ owner }: OriginOf): string {
  const department = 'department' in owner ? owner.department : undefined;
  return typeof department === 'string' ? `${owner.tenantName} ${department}` : owner.tenantName;
}
