'use client';
import type { ElementState, LayerEdit } from '@banshi/core/inheritance';
import { type ElementKey, isSameJson } from '@banshi/core/items';
import { type ReactNode, useState } from 'react';
import type { Workbench } from '../../../operations/configuration/types.ts';
import { isListKey, tableOf } from '../../items/tables.ts';
import type { Messages } from '../../office/messages/index.ts';
import type { DraftState } from '../draft-store.ts';
import {
  changedColumns,
  newRowKey,
  type Part,
  type RowValue,
  rowOverride,
  rowsOverride,
} from '../layer-edits.ts';
import { StateMark } from '../marks.tsx';
import type { FieldContext } from './field-spec.ts';
import { newRows } from './row-fields.ts';
import { RowForm } from './row-form.tsx';
import { RowMark } from './row-mark.tsx';

export interface ListEditorProps {
  view: Workbench;
  draft: DraftState;
  element: ElementKey;
  part: Part;
  rows: RowValue[];
  inherited: unknown;
  state: ElementState | undefined;
  chosenRow: string | undefined;
  onRow: (row: string | undefined) => void;
  context: Omit<FieldContext, 'value'>;
  onEdit: (edits: LayerEdit[], mergeKey?: string) => void;
  onUnsaved: (isUnsaved: boolean) => void;
  /** The wish of a request is being filled in. */
  isAsking: boolean;
  onAsk: () => void;
  m: Messages;
}

/** A list, edited row by row: add, change, remove, and every row back to what is inherited. */
export function ListEditor(props: ListEditorProps) {
  const { draft, element, part, rows, state, chosenRow, onRow, context, onEdit, isAsking, m } = props;
  const [open, setOpen] = useState<string>();
  const [added, setAdded] = useState<RowValue>();
  const inherited = (Array.isArray(props.inherited) ? props.inherited : []) as RowValue[];
  const removed = inherited.filter((row) => !rows.some(({ key }) => key === row.key));
  const at = { part, element };
  const table = isListKey(element) ? tableOf(element, rows, context.w) : undefined;
  if (table?.kind !== 'table') return null;
  const mayAdd = isAsking || state?.canAdd === true;

  function change(before: RowValue, after: RowValue): void {
    onEdit(
      rowChange({ at, before, after, inherited: inherited.find(({ key }) => key === before.key) }),
      `${part}/${element}/${before.key}`,
    );
  }

  return (
    <>
      <ol className="bo-wb-rows">
        {table.rows.map(({ key, cells }, index) => {
          const row = rows[index];
          if (!row) return null;
          const own = rowOverride(rowsOverride(draft.layer, part, element), key).kind;
          const can = rowCan(props, row);
          const name = cells[0] || m.workbench.rows.nameless;
          return (
            <RowItem
              key={key}
              name={name}
              facts={factsOf(table.columns, cells)}
              isChosen={chosenRow === key}
              onChoose={() => onRow(chosenRow === key ? undefined : key)}
              mark={<RowMark {...props} row={key} />}
              acts={
                <RowActs
                  name={name}
                  isOpen={open === key}
                  can={can}
                  isChanged={own === 'changed'}
                  onOpen={() => setOpen(open === key ? undefined : key)}
                  onRemove={() => onEdit([{ op: 'removeRow', ...at, row: key }])}
                  onRestore={() => onEdit([{ op: 'restoreRow', ...at, row: key }])}
                  m={m}
                />
              }
              form={
                open === key && (
                  <RowForm
                    element={element}
                    row={row}
                    title={m.workbench.rows.editing(name)}
                    context={context}
                    {...(can.columns ? { editable: can.columns } : {})}
                    {...(can.what === 'better' ? { hint: m.workbench.rows.onlyBetter } : {})}
                    onChange={(next) => change(row, next)}
                    onUnsaved={props.onUnsaved}
                    onClose={() => setOpen(undefined)}
                    m={m}
                  />
                )
              }
            />
          );
        })}
        {removed.map((row) => (
          <RemovedRow
            key={row.key}
            name={nameOf(element, row, context)}
            onRestore={() => onEdit([{ op: 'restoreRow', ...at, row: row.key }])}
            m={m}
          />
        ))}
      </ol>
      {rows.length === 0 && !added && <p className="bo-soft bo-wb-none">{m.workbench.rows.none}</p>}
      {added && (
        <RowForm
          element={element}
          row={added}
          isNew
          title={m.workbench.rows.newRow}
          context={context}
          onChange={(row) => {
            onEdit([{ op: 'addRow', ...at, row: row as never }]);
            setAdded(undefined);
          }}
          onUnsaved={props.onUnsaved}
          onClose={() => setAdded(undefined)}
          m={m}
        />
      )}
      {!added && mayAdd && (
        <p>
          <button
            type="button"
            className="bo-button"
            onClick={() => setAdded({ ...newRows[element]?.(), key: newRowKey() })}
          >
            {m.workbench.rows.add}
          </button>
        </p>
      )}
      {!added && !mayAdd && (
        <p className="bo-hint">
          {m.workbench.rows.noAdding(state?.grantor?.tenantName ?? '')}{' '}
          <button type="button" className="bo-link" onClick={props.onAsk}>
            {m.workbench.request.open}
          </button>
        </p>
      )}
    </>
  );
}

/** all: the row as a whole · better: what eases the applicant's way · some: the columns in `columns` · none: nothing. */
interface RowCan {
  what: 'all' | 'better' | 'some' | 'none';
  columns?: readonly string[];
}

function rowCan({ view, state, element, isAsking, draft, part }: ListEditorProps, row: RowValue): RowCan {
  const isOwn = rowOverride(rowsOverride(draft.layer, part, element), row.key).kind === 'added';
  if (isAsking || isOwn || view.inherited === null) return { what: 'all' };
  const its = state?.rows?.[row.key];
  if (its?.columns) return { what: 'some', columns: its.columns };
  const canEdit = its?.canEdit ?? state?.canEdit ?? 'request';
  if (canEdit === 'request') return { what: 'none' };
  return { what: canEdit === 'tighten' || canEdit === 'extend' ? 'better' : 'all' };
}

/**
 * A changed row as edits. A column that is as inherited again is given back, so that it follows the level above from
 * then on.
 */
export function rowChange({
  at,
  before,
  after,
  inherited,
}: {
  at: { part: Part; element: string };
  before: RowValue;
  after: RowValue;
  inherited: RowValue | undefined;
}): LayerEdit[] {
  const columns = changedColumns(before, after);
  const isBack = (column: string) =>
    inherited !== undefined && isSameJson(inherited[column] ?? null, columns[column]);
  const back = Object.keys(columns).filter(isBack);
  const set = Object.fromEntries(Object.entries(columns).filter(([column]) => !isBack(column)));
  return [
    ...(Object.keys(set).length > 0
      ? [{ op: 'changeRow' as const, ...at, row: before.key, columns: set as never }]
      : []),
    ...(back.length > 0 ? [{ op: 'restoreRow' as const, ...at, row: before.key, columns: back }] : []),
  ];
}

interface RowFact {
  title: string;
  text: string;
}

/** What a row says beside its name; a column in which it says nothing is left out. */
const factsOf = (columns: readonly string[], cells: readonly string[]): RowFact[] =>
  columns.slice(1).flatMap((title, index) => {
    const text = cells[index + 1];
    return text ? [{ title, text }] : [];
  });

function nameOf(element: ElementKey, row: RowValue, context: ListEditorProps['context']): string {
  const table = isListKey(element) ? tableOf(element, [row], context.w) : undefined;
  return (table?.kind === 'table' && table.rows[0]?.cells[0]) || row.key;
}

function RowItem({
  name,
  facts,
  isChosen,
  onChoose,
  mark,
  acts,
  form,
}: {
  name: string;
  facts: RowFact[];
  isChosen: boolean;
  onChoose: () => void;
  mark: ReactNode;
  acts: ReactNode;
  form: ReactNode;
}) {
  return (
    <li className={isChosen ? 'bo-wb-row bo-wb-row-chosen' : 'bo-wb-row'}>
      <div className="bo-wb-row-head">
        <button type="button" className="bo-row-button" aria-pressed={isChosen} onClick={onChoose}>
          {name}
        </button>
        {mark}
        {acts}
      </div>
      {facts.length > 0 && (
        <dl className="bo-wb-row-facts">
          {facts.map(({ title, text }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd className="bo-lines">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {form}
    </li>
  );
}

function RowActs({
  name,
  isOpen,
  can,
  isChanged,
  onOpen,
  onRemove,
  onRestore,
  m,
}: {
  name: string;
  isOpen: boolean;
  can: RowCan;
  isChanged: boolean;
  onOpen: () => void;
  onRemove: () => void;
  onRestore: () => void;
  m: Messages;
}) {
  if (can.what === 'none') return null;
  return (
    <span className="bo-row-links">
      <button
        type="button"
        className="bo-link"
        aria-expanded={isOpen}
        aria-label={m.workbench.rows.changeLabel(name)}
        onClick={onOpen}
      >
        {isOpen ? m.common.close : m.workbench.rows.change}
      </button>
      {isChanged && (
        <button
          type="button"
          className="bo-link"
          aria-label={m.workbench.rows.restoreLabel(name)}
          onClick={onRestore}
        >
          {m.workbench.restore}
        </button>
      )}
      {can.what === 'all' && (
        <button
          type="button"
          className="bo-link bo-link-danger"
          aria-label={m.workbench.rows.removeLabel(name)}
          onClick={onRemove}
        >
          {m.workbench.rows.remove}
        </button>
      )}
    </span>
  );
}

const RemovedRow = ({ name, onRestore, m }: { name: string; onRestore: () => void; m: Messages }) => (
  <li className="bo-wb-row bo-wb-removed">
    <div className="bo-wb-row-head">
      <del>{name}</del>
      <StateMark state="removed" m={m} />
      <button
        type="button"
        className="bo-link"
        aria-label={m.workbench.rows.restoreLabel(name)}
        onClick={onRestore}
      >
        {m.workbench.restore}
      </button>
    </div>
  </li>
);
