'use client';
import type { Messages } from '../office/messages/index.ts';
import type { ElementValue, TableRow } from './element-view.ts';

/** A value as people read it. With `onRow` the rows of a table can be chosen, to ask where one comes from. */
export function Value({
  value,
  m,
  chosenRow,
  onRow,
}: {
  value: ElementValue;
  m: Messages;
  chosenRow?: string | undefined;
  onRow?: (key: string) => void;
}) {
  if (value.kind === 'text')
    return (
      <div className="bo-value-text">
        <p>
          {value.text} {value.isUnverified && <Unverified m={m} />}
        </p>
        {value.detail && <p className="bo-hint bo-lines">{value.detail}</p>}
      </div>
    );
  if (value.kind === 'table')
    return <Rows columns={value.columns} rows={value.rows} m={m} chosenRow={chosenRow} onRow={onRow} />;
  return value.groups.map((group) => (
    <section key={group.title} className="bo-section">
      <h3>{group.title}</h3>
      <Rows columns={group.columns} rows={group.rows} m={m} />
    </section>
  ));
}

const Unverified = ({ m }: { m: Messages }) => (
  <span className="bo-mark bo-mark-attention">{m.common.unverified}</span>
);

function Rows({
  columns,
  rows,
  m,
  chosenRow,
  onRow,
}: {
  columns: readonly string[];
  rows: readonly TableRow[];
  m: Messages;
  chosenRow?: string | undefined;
  onRow?: ((key: string) => void) | undefined;
}) {
  // A column in which no row says anything only takes width from the others.
  const used = columns.flatMap((title, index) =>
    rows.some((row) => row.cells[index]) ? [{ title, index }] : [],
  );
  return (
    <div className="bo-scroll">
      <table className="bo-table bo-value-table">
        <thead>
          <tr>
            {used.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={rowLook(onRow !== undefined, chosenRow === row.key)}>
              {used.map(({ index }, position) => (
                <td key={columns[index]}>
                  {position === 0 && onRow ? (
                    <button
                      type="button"
                      className="bo-row-button"
                      aria-pressed={chosenRow === row.key}
                      onClick={() => onRow(row.key)}
                    >
                      {row.cells[index]}
                    </button>
                  ) : (
                    <span className="bo-lines">{row.cells[index] || m.common.none}</span>
                  )}
                  {position === 0 && row.isUnverified && <Unverified m={m} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const rowLook = (canBeChosen: boolean, isChosen: boolean): string | undefined => {
  if (!canBeChosen) return undefined;
  return isChosen ? 'bo-row bo-row-chosen' : 'bo-row';
};
