import { isElementKey } from '@banshi/core/items';
import type { ItemChange } from '@banshi/core/publishing';
import { rowView, valueView } from '../../items/texts.ts';
import { Value } from '../../items/value.tsx';
import type { Wording } from '../../items/wording.ts';
import type { Messages } from '../../office/messages/index.ts';

/** What changed, element by element, in sentences: what may break a running case first. */
export function DiffList({ changes, w, m }: { changes: readonly ItemChange[]; w: Wording; m: Messages }) {
  if (changes.length === 0) return <p className="bo-soft">{m.workbench.diff.none}</p>;
  const breaking = changes.filter(({ impact }) => impact === 'breaking').length;
  const ordered = [...changes].sort((a, b) => rank(a) - rank(b));
  return (
    <>
      <p className="bo-hint">{m.workbench.diff.count(changes.length, breaking)}</p>
      <ul className="bo-wb-diff">
        {ordered.map((change) => (
          <li key={[change.element, change.row, change.column, change.kind].join('|')}>
            <p>
              <span className={`bo-mark ${change.impact === 'breaking' ? 'bo-mark-bad' : 'bo-mark-done'}`}>
                {m.workbench.diff.impacts[change.impact]}
              </span>{' '}
              {change.message}
            </p>
            <Sides change={change} w={w} m={m} />
          </li>
        ))}
      </ul>
    </>
  );
}

const rank = ({ impact }: ItemChange): number => (impact === 'breaking' ? 0 : 1);

/** Before and after, where they can be read as values; a single column says all in its sentence. */
function Sides({ change, w, m }: { change: ItemChange; w: Wording; m: Messages }) {
  const { element, row, column, before, after } = change;
  if (!isElementKey(element) || column !== undefined || element === 'form') return null;
  const view = (value: unknown) =>
    row === undefined ? valueView(element, value, w) : rowView(element, value, w);
  const [was, is] = [view(before), view(after)];
  if (!was && !is) return null;
  return (
    <details className="bo-wb-sides">
      <summary>{m.workbench.diff.show}</summary>
      <div className="bo-wb-two">
        <div>
          <h4>{m.workbench.diff.before}</h4>
          {was ? <Value value={was} m={m} /> : <p className="bo-soft">{m.common.none}</p>}
        </div>
        <div>
          <h4>{m.workbench.diff.after}</h4>
          {is ? <Value value={is} m={m} /> : <p className="bo-soft">{m.common.none}</p>}
        </div>
      </div>
    </details>
  );
}
