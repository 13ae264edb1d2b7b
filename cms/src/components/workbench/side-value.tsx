import { isElementKey } from '@banshi/core/items';
import { rowView, valueView } from '../items/texts.ts';
import { Value } from '../items/value.tsx';
import type { Wording } from '../items/wording.ts';
import type { Messages } from '../office/messages/index.ts';
import { rowFields } from './editors/row-fields.ts';

/**
 * One side of a comparison: a value of an element, a row of it, or some columns of a row. Columns alone are no row that
 * a table could show: each stands under its label.
 */
export function SideValue({
  element,
  row,
  value,
  w,
  m,
}: {
  element: string;
  row: string | undefined;
  value: unknown;
  w: Wording;
  m: Messages;
}) {
  if (value === null || value === undefined || !isElementKey(element))
    return <p className="bo-soft">{m.inbox.conflict.nothing}</p>;
  const isPartOfRow = row !== undefined && !(typeof value === 'object' && 'key' in value);
  if (!isPartOfRow) {
    const shown = row === undefined ? valueView(element, value, w) : rowView(element, value, w);
    return shown ? <Value value={shown} m={m} /> : <p className="bo-soft">{m.inbox.conflict.nothing}</p>;
  }
  return (
    <dl className="bo-facts">
      {Object.entries(value as Record<string, unknown>).map(([column, content]) => {
        const spec = rowFields[element]?.find(({ path }) => path.split('.')[0] === column);
        return (
          <div key={column}>
            <dt>{spec ? w.word(...spec.label) : column}</dt>
            <dd className="bo-lines">{columnText(content, w, m)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function columnText(content: unknown, w: Wording, m: Messages): string {
  if (content === null || content === undefined) return m.inbox.conflict.nothing;
  if (typeof content === 'boolean') return content ? m.common.yes : m.common.no;
  if (typeof content !== 'object') return String(content);
  if ('zh' in content) return w.say(content as { zh: string });
  return Array.isArray(content) && content.every((one) => typeof one !== 'object')
    ? w.list(content.map(String))
    : JSON.stringify(content);
}
