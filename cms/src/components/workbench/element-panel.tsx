'use client';
import type { Language } from '@banshi/core/errors';
import type { ElementState, LayerEdit } from '@banshi/core/inheritance';
import { type ElementKey, elements } from '@banshi/core/items';
import { useState } from 'react';
import type { Workbench } from '../../operations/configuration/types.ts';
import { valueView } from '../items/texts.ts';
import { Value } from '../items/value.tsx';
import type { Messages } from '../office/messages/index.ts';
import { valueIn } from './compose.ts';
import type { DraftState } from './draft-store.ts';
import type { FieldContext } from './editors/field-spec.ts';
import { ListEditor } from './editors/list-editor.tsx';
import { ScalarEditor } from './editors/scalar-editor.tsx';
import { ElementMark } from './element-list.tsx';
import { elementOf, isList, isOverridden, mergedEdit, type Part, type RowValue } from './layer-edits.ts';
import { RequestForm } from './request-form.tsx';

export interface ElementPanelProps {
  view: Workbench;
  draft: DraftState;
  element: ElementKey;
  chosenRow: string | undefined;
  onRow: (row: string | undefined) => void;
  context: Omit<FieldContext, 'value'>;
  onEdit: (edits: LayerEdit[], mergeKey?: string) => void;
  /** Told when something stands in a field that cannot be saved as it is. */
  onUnsaved: (isUnsaved: boolean) => void;
  onRequest: (input: {
    element: string;
    row?: string;
    wanted: LayerEdit;
    reason: string;
    legalBasis: string;
  }) => Promise<void>;
  onDismissRefusal: () => void;
  language: Language;
  m: Messages;
}

/** One element: its value, and the controls to change it where this level may. */
export function ElementPanel(props: ElementPanelProps) {
  const { view, draft, element, context, language, m, onEdit } = props;
  const definition = elements[element];
  const state = view.states[element];
  const [part, setPart] = usePart(view, element);
  const [isAsking, setAsking] = useState(false);
  const [wanted, setWanted] = useState<LayerEdit>();
  const { layer } = draft;
  const inherited = inheritedFor(view, { layer, element, part });
  const value = valueIn({ inherited: view.inherited, layer, element, part });
  const refused = draft.refused && elementOf(draft.refused.edit) === element ? draft.refused : undefined;
  const isOpen = state?.canEdit !== 'request';
  const hasOwn = isOverridden(layer, part, element) && (inherited !== undefined || isList(element));

  function closeRequest(): void {
    setAsking(false);
    setWanted(undefined);
    props.onDismissRefusal();
  }

  // While asking, what is filled in is the wish: it goes into the request and not into the draft.
  const wish = (edits: LayerEdit[]) => setWanted((before) => edits.reduce(wishWith, before));
  const edit = isAsking ? wish : onEdit;
  const shownValue = isAsking && wanted ? wishedValue(value, wanted) : value;
  const editor = {
    ...props,
    part,
    value: shownValue,
    inherited,
    context,
    onEdit: edit,
    isAsking,
    onAsk: () => setAsking(true),
  };

  return (
    <section className="bo-card bo-item-value" aria-labelledby="element-name">
      <h2 id="element-name">
        {definition.label[language]}
        {Array.isArray(value) && isList(element) && (
          <span className="bo-hint">{m.item.rows(value.length)}</span>
        )}
        {state && <ElementMark state={state} m={m} />}
      </h2>
      {definition.part === 'both' && view.inherited !== null && (
        <PartSwitch part={part} onPart={setPart} m={m} />
      )}
      {definition.part === 'implementation' && <p className="bo-hint">{m.workbench.part.onlyHere}</p>}
      {!isOpen && !isAsking && <Locked state={state} onAsk={() => setAsking(true)} m={m} />}
      {refused && !isAsking && (
        <div className="bo-notice bo-notice-bad" role="alert">
          <p>{refused.message}</p>
          <p className="bo-row-links">
            <button
              type="button"
              className="bo-button bo-button-small"
              onClick={() => {
                setWanted(refused.edit);
                setAsking(true);
              }}
            >
              {m.workbench.request.open}
            </button>
            <button type="button" className="bo-link" onClick={props.onDismissRefusal}>
              {m.workbench.request.leave}
            </button>
          </p>
        </div>
      )}
      {isAsking && <p className="bo-notice">{m.workbench.request.lead}</p>}
      {isOpen || isAsking || hasOwnColumns(state) ? (
        isList(element) ? (
          <ListEditor
            {...editor}
            rows={(shownValue ?? []) as RowValue[]}
            state={state}
            key={`${element}|${part}`}
          />
        ) : (
          <ScalarEditor {...editor} key={`${element}|${part}`} />
        )
      ) : (
        <ReadOnly {...props} value={value} />
      )}
      {isAsking && (
        <RequestForm
          element={element}
          wanted={wanted}
          to={state?.grantor?.tenantName}
          onSend={props.onRequest}
          onClose={closeRequest}
          context={context}
          m={m}
        />
      )}
      {!isAsking && isOpen && hasOwn && view.inherited !== null && (
        <p className="bo-wb-restore">
          <button
            type="button"
            className="bo-button bo-button-small"
            onClick={() => onEdit([{ op: 'inherit', part, element }])}
          >
            {m.workbench.restore}
          </button>
          <span className="bo-hint">{m.workbench.restoreText}</span>
        </p>
      )}
    </section>
  );
}

/** Own columns of rows in a list that is otherwise closed: a parameter's value, what is delegated. */
const hasOwnColumns = (state: ElementState | undefined): boolean =>
  Object.values(state?.rows ?? {}).some(({ canEdit }) => canEdit !== 'request');

/** What shows again once the layer says nothing in this part. */
function inheritedFor(
  view: Workbench,
  { layer, element, part }: { layer: DraftState['layer']; element: ElementKey; part: Part },
): unknown {
  if (part === 'implementation')
    return valueIn({ inherited: view.inherited, layer, element, part: 'standard' });
  return view.inherited?.[element];
}

/** A request is for one change; what is typed further in the same place belongs to it. */
function wishWith(before: LayerEdit | undefined, next: LayerEdit): LayerEdit {
  if (before?.op === 'addRow' && next.op === 'changeRow' && before.row.key === next.row)
    return { ...before, row: { ...before.row, ...next.columns } };
  return (before && mergedEdit(before, next)) ?? next;
}

/** The value as it would be with the one wished edit. */
function wishedValue(value: unknown, wanted: LayerEdit): unknown {
  const rows = (Array.isArray(value) ? value : []) as RowValue[];
  switch (wanted.op) {
    case 'set':
      return wanted.value;
    case 'addRow':
      return [...rows, wanted.row];
    case 'removeRow':
      return rows.filter(({ key }) => key !== wanted.row);
    case 'changeRow':
      return rows.map((row) => (row.key === wanted.row ? { ...row, ...wanted.columns } : row));
    default:
      return value;
  }
}

/**
 * Which part of the layer is edited. Below the root the usual wish is one's own value alone; a part that already says
 * something is shown first.
 */
function usePart(view: Workbench, element: ElementKey): [Part, (part: Part) => void] {
  const [chosen, setChosen] = useState<{ element: ElementKey; part: Part }>();
  const { part } = elements[element];
  const usual = (): Part => {
    if (part !== 'both') return part;
    if (view.inherited === null) return 'standard';
    const says = (one: Part) => isOverridden(view.layer, one, element);
    return says('standard') && !says('implementation') ? 'standard' : 'implementation';
  };
  return [chosen?.element === element ? chosen.part : usual(), (next) => setChosen({ element, part: next })];
}

function PartSwitch({ part, onPart, m }: { part: Part; onPart: (part: Part) => void; m: Messages }) {
  return (
    <fieldset className="bo-wb-part">
      <legend className="bo-unseen">{m.workbench.part.label}</legend>
      {(['implementation', 'standard'] as const).map((one) => (
        <label key={one} className="bo-choice">
          <input type="radio" name="part" checked={part === one} onChange={() => onPart(one)} />
          <span>
            {m.workbench.part[one]} <span className="bo-hint">{m.workbench.part.hints[one]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Locked({ state, onAsk, m }: { state: ElementState | undefined; onAsk: () => void; m: Messages }) {
  const who = state?.grantor?.tenantName ?? state?.from?.tenantName ?? '';
  return (
    <div className="bo-notice">
      <p>{m.workbench.lockedBy(who)}</p>
      <button type="button" className="bo-button bo-button-small" onClick={onAsk}>
        {m.workbench.request.open}
      </button>
    </div>
  );
}

function ReadOnly({ element, value, context, chosenRow, onRow, m }: ElementPanelProps & { value: unknown }) {
  const shown = valueView(element, value, context.w);
  if (!shown) return <p className="bo-empty">{m.workbench.noValue}</p>;
  return <Value value={shown} m={m} chosenRow={chosenRow} {...(isList(element) ? { onRow } : {})} />;
}
