import { type Language, type LocalText, textIn } from '@banshi/core/errors';
import type { TimeLimit } from '@banshi/core/items';
import { translator } from '../i18n/index.ts';
import { formatLimit } from '../shared/format.ts';
import { links } from '../shared/links.ts';

/** What a list says about an item. A value nobody has filled in is absent, and simply not said here. */
export interface ItemSummary {
  itemKey: string;
  name: LocalText;
  summary?: LocalText;
  bodyName?: string;
  promisedLimit?: TimeLimit;
  visits?: number;
  charged?: boolean;
}

export interface ItemCardProps {
  language: Language;
  tenantCode: string;
  item: ItemSummary;
  heading: 'h2' | 'h3';
}

function facts({ language, item }: ItemCardProps): string[] {
  const t = translator(language);
  const list: string[] = [];
  if (item.promisedLimit) {
    const limit = formatLimit(item.promisedLimit, language);
    list.push(item.promisedLimit.days === 0 ? limit : t('item.promised', { limit }));
  }
  if (item.visits !== undefined) {
    list.push(item.visits === 0 ? t('item.visits0') : t('item.visits', { n: item.visits }));
  }
  if (item.charged !== undefined) list.push(t(item.charged ? 'item.charged' : 'item.free'));
  return list;
}

export function ItemCard(props: ItemCardProps) {
  const { language, tenantCode, item, heading: Heading } = props;
  const shown = facts(props);
  return (
    <article className="item-card">
      <Heading className="item-card-name">
        <a href={links.item(tenantCode, item.itemKey)}>{textIn(item.name, language)}</a>
      </Heading>
      {item.summary && <p className="item-card-summary">{textIn(item.summary, language)}</p>}
      {item.bodyName && <p className="item-card-body">{item.bodyName}</p>}
      {shown.length > 0 && (
        <ul className="facts">
          {shown.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
    </article>
  );
}
