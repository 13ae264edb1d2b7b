'use client';
import { type FormEvent, useState } from 'react';
import type { ConfiguredItem } from '../../../operations/configuration/types.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import type { Messages } from '../../office/messages/index.ts';
import type { ConfigurationApi } from '../api.ts';
import { newRowKey } from '../layer-edits.ts';
import type { RegisteredDepartment } from './adopt-form.tsx';
import { useAct } from './use-act.ts';

/** An item of one's own, without an official code: new, or another handling type of one that exists. */
export function NewItemForm({
  api,
  tenant,
  rows,
  departments,
  onClose,
  m,
}: {
  api: ConfigurationApi;
  tenant: string;
  rows: readonly ConfiguredItem[];
  departments: readonly RegisteredDepartment[];
  onClose: () => void;
  m: Messages;
}) {
  const words = m.configuration.create;
  const [name, setName] = useState('');
  const [departmentRole, setRole] = useState('');
  const [handlingType, setKind] = useState(words.kinds[0]?.value ?? '');
  const [base, setBase] = useState('');
  // The address of the item for ever: made once, and never from words that may change.
  const [key] = useState(() => newRowKey().replace('row', 'own'));
  const [isTold, setTold] = useState(false);
  const { error, isBusy, act } = useAct(m);
  const faults = {
    name: name.trim().length < 2 ? words.nameMissing : undefined,
    role: departmentRole === '' ? words.roleMissing : undefined,
  };

  function send(event: FormEvent): void {
    event.preventDefault();
    setTold(true);
    if (faults.name || faults.role) return;
    void act(async () => {
      const made = await api.createItem({
        key,
        name: name.trim(),
        departmentRole,
        handlingType,
        ...(base ? { base } : {}),
      });
      window.location.assign(`/admin/items/${made.itemKey}?tenant=${tenant}`);
    });
  }

  return (
    <form className="bo-card bo-wb-bulk-form" aria-labelledby="create-title" onSubmit={send} noValidate>
      <h2 id="create-title">{words.title}</h2>
      <p className="bo-hint">{words.lead}</p>
      {error && <FailureNotice error={error} m={m} />}
      <div className={`bo-field${isTold && faults.name ? ' bo-field-wrong' : ''}`}>
        <label htmlFor="create-name">{words.name}</label>
        {isTold && faults.name && <p className="bo-field-error">{faults.name}</p>}
        <input
          id="create-name"
          type="text"
          value={name}
          maxLength={120}
          autoComplete="off"
          aria-invalid={isTold && faults.name !== undefined}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="bo-field">
        <label htmlFor="create-kind">{words.kind}</label>
        <select id="create-kind" value={handlingType} onChange={(event) => setKind(event.target.value)}>
          {words.kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className={`bo-field${isTold && faults.role ? ' bo-field-wrong' : ''}`}>
        <label htmlFor="create-role">{words.role}</label>
        {isTold && faults.role && <p className="bo-field-error">{faults.role}</p>}
        <select
          id="create-role"
          value={departmentRole}
          aria-invalid={isTold && faults.role !== undefined}
          onChange={(event) => setRole(event.target.value)}
        >
          <option value="">{m.workbench.field.choose}</option>
          {departments.map((department) => (
            <option key={department.key} value={department.role}>
              {department.name}
            </option>
          ))}
        </select>
      </div>
      <div className="bo-field">
        <label htmlFor="create-base">{words.base}</label>
        <select id="create-base" value={base} onChange={(event) => setBase(event.target.value)}>
          <option value="">{words.noBase}</option>
          {rows.map((row) => (
            <option key={row.itemKey} value={row.itemKey}>
              {row.name}
            </option>
          ))}
        </select>
      </div>
      <p className="bo-row-links">
        <button type="submit" className="bo-button bo-button-main" aria-disabled={isBusy}>
          {words.send}
        </button>
        <button type="button" className="bo-button" onClick={onClose}>
          {m.common.cancel}
        </button>
      </p>
    </form>
  );
}
