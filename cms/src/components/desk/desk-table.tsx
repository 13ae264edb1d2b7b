'use client';
import type { Language } from '@banshi/core/errors';
import Link from 'next/link.js';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { Deadline } from '../office/deadline.tsx';
import { minuteOf } from '../office/format.ts';
import { messagesIn } from '../office/messages/index.ts';
import type { DeskRow } from './filter-rows.ts';

export interface DeskTableProps {
  rows: readonly DeskRow[];
  language: Language;
  /** Told where ↑ on the first row leads: back to the search box. */
  onLeaveTop: () => void;
}

/** The rows as a table. The arrow keys move between the links of the rows, so that Enter and screen readers just work. */
export function DeskTable({ rows, language, onLeaveTop }: DeskTableProps) {
  const m = messagesIn(language);
  const body = useRef<HTMLTableSectionElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('a.bo-case-link') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    event.preventDefault();
    if (at + step < 0) onLeaveTop();
    else links[Math.min(at + step, links.length - 1)]?.focus();
  }

  return (
    <table className="bo-table bo-desk-table" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">{m.desk.columns.caseNumber}</th>
          <th scope="col">{m.desk.columns.item}</th>
          <th scope="col">{m.desk.columns.applicant}</th>
          <th scope="col">{m.desk.columns.status}</th>
          <th scope="col">{m.desk.columns.due}</th>
          <th scope="col">{m.desk.columns.channel}</th>
          <th scope="col">{m.desk.columns.submittedAt}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={row.caseNumber} className={`bo-row bo-row-${row.due?.state ?? 'ok'}`} onClick={openRow}>
            <th scope="row">
              <Link
                className="bo-case-link bo-code"
                href={`/admin/cases/${encodeURIComponent(row.caseNumber)}`}
                prefetch={false}
              >
                {row.caseNumber}
              </Link>
            </th>
            <td>{row.itemName}</td>
            <td>{row.applicant}</td>
            <td>
              <span className={`bo-status bo-status-${row.status}`}>{row.statusLabel?.[language]}</span>
            </td>
            <td>
              <Deadline due={row.due} language={language} />
            </td>
            <td>{m.desk.channels[row.channel] ?? row.channel}</td>
            <td className="bo-figures">{minuteOf(row.submittedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A click anywhere on a row opens it, unless it ends the selection of a text. */
function openRow(event: MouseEvent<HTMLTableRowElement>) {
  const isOnLink = event.target instanceof Element && event.target.closest('a') !== null;
  if (isOnLink || String(window.getSelection() ?? '') !== '') return;
  event.currentTarget.querySelector<HTMLAnchorElement>('a.bo-case-link')?.click();
}
