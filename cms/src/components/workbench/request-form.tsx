'use client';
import type { LayerEdit } from '@banshi/core/inheritance';
import { type ElementKey, elements } from '@banshi/core/items';
import { type FormEvent, useState } from 'react';
import { rowView, valueView } from '../items/texts.ts';
import { Value } from '../items/value.tsx';
import { FailureNotice } from '../office/failure-notice.tsx';
import type { Messages } from '../office/messages/index.ts';
import { asOfficeError, type OfficeError } from '../office/office-api.ts';
import type { WantedChange } from './api.ts';
import type { FieldContext } from './editors/field-spec.ts';
import { isList } from './layer-edits.ts';
import { Line } from './line.tsx';

/** 向上级申请调整: what is wished, why, and on which legal basis; decided by the level that holds the value. */
export function RequestForm({
  element,
  wanted,
  to,
  onSend,
  onClose,
  context,
  m,
}: {
  element: ElementKey;
  wanted: LayerEdit | undefined;
  to: string | undefined;
  onSend: (request: WantedChange) => Promise<void>;
  onClose: () => void;
  context: Omit<FieldContext, 'value'>;
  m: Messages;
}) {
  const [reason, setReason] = useState('');
  const [legalBasis, setBasis] = useState('');
  const [isTold, setTold] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<OfficeError>();
  const missing = {
    wanted: wanted === undefined ? m.workbench.request.wantedMissing : undefined,
    reason: reason.trim() === '' ? m.workbench.request.reasonMissing : undefined,
    legalBasis: legalBasis.trim() === '' ? m.workbench.request.basisMissing : undefined,
  };

  async function send(event: FormEvent) {
    event.preventDefault();
    setTold(true);
    if (!wanted || missing.reason || missing.legalBasis || isSending) return;
    const row = rowOf(wanted);
    setSending(true);
    setError(undefined);
    try {
      await onSend({
        element,
        ...(row ? { row } : {}),
        wanted,
        reason: reason.trim(),
        legalBasis: legalBasis.trim(),
      });
      onClose();
    } catch (cause) {
      setError(asOfficeError(cause, m.failure));
    } finally {
      setSending(false);
    }
  }

  return (
    <form className="bo-wb-request" aria-labelledby="request-title" onSubmit={send} noValidate>
      <h3 id="request-title">{to ? m.workbench.request.titleTo(to) : m.workbench.request.title}</h3>
      {error && <FailureNotice error={error} m={m} />}
      <p className="bo-hint">{m.workbench.request.wish}</p>
      {wanted ? (
        <Wish element={element} wanted={wanted} context={context} m={m} />
      ) : (
        <p className={isTold ? 'bo-field-error' : 'bo-soft'}>{missing.wanted}</p>
      )}
      <Line
        id="request-reason"
        label={m.workbench.request.reason}
        value={reason}
        onChange={setReason}
        error={isTold ? missing.reason : undefined}
      />
      <Line
        id="request-basis"
        label={m.workbench.request.basis}
        hint={m.workbench.request.basisHint}
        value={legalBasis}
        onChange={setBasis}
        error={isTold ? missing.legalBasis : undefined}
      />
      <p className="bo-row-links">
        <button type="submit" className="bo-button bo-button-main" aria-disabled={isSending}>
          {isSending ? m.workbench.request.sending : m.workbench.request.send}
        </button>
        <button type="button" className="bo-button" onClick={onClose}>
          {m.common.cancel}
        </button>
      </p>
    </form>
  );
}

/** The row that is to change; to add one, the list is asked for as a whole. */
const rowOf = (wanted: LayerEdit): string | undefined =>
  wanted.op === 'changeRow' || wanted.op === 'removeRow' || wanted.op === 'restoreRow'
    ? wanted.row
    : undefined;

/** What is asked for, in words. */
export function Wish({
  element,
  wanted,
  context,
  m,
}: {
  element: ElementKey;
  wanted: LayerEdit;
  context: Pick<FieldContext, 'w'>;
  m: Messages;
}) {
  const { w } = context;
  const label = elements[element].label[w.language];
  switch (wanted.op) {
    case 'set': {
      const shown = valueView(element, wanted.value, w);
      return (
        <>
          <p>{m.workbench.request.set(label)}</p>
          {shown && <Value value={shown} m={m} />}
        </>
      );
    }
    case 'addRow': {
      const shown = rowView(element, wanted.row, w);
      return (
        <>
          <p>{m.workbench.request.add(label)}</p>
          {shown && <Value value={shown} m={m} />}
        </>
      );
    }
    case 'changeRow':
      return <p>{m.workbench.request.change(label, Object.keys(wanted.columns).length)}</p>;
    case 'removeRow':
      return <p>{m.workbench.request.remove(label)}</p>;
    default:
      return <p>{isList(element) ? m.workbench.request.change(label, 1) : m.workbench.request.set(label)}</p>;
  }
}
