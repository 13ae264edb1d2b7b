'use client';
import { type FormEvent, useState } from 'react';
import type { ConfiguredItem } from '../../../operations/configuration/types.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import type { Messages } from '../../office/messages/index.ts';
import type { BulkOutcome, ConfigurationApi } from '../api.ts';
import { useAct } from './use-act.ts';

/** A department of the tenant with its windows, from the register. */
export interface RegisteredDepartment {
  key: string;
  name: string;
  role: string;
  servicePoints: { key: string; name: string }[];
}

export interface BulkFormProps {
  api: ConfigurationApi;
  rows: readonly ConfiguredItem[];
  onDone: (text: string, outcomes: readonly BulkOutcome[]) => Promise<void>;
  onClose: () => void;
  m: Messages;
}

/** 认领: the department and its windows, once for all the chosen items. */
export function AdoptForm({
  api,
  rows,
  departments,
  onDone,
  onClose,
  m,
}: BulkFormProps & { departments: RegisteredDepartment[] }) {
  const words = m.configuration.adopt;
  const open = rows.filter(({ adopted, own, draft }) => !adopted && !own && draft === null);
  const [departmentKey, setDepartment] = useState(() => usualDepartment(open, departments));
  const department = departments.find(({ key }) => key === departmentKey);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const points = (department?.servicePoints ?? []).filter(({ key }) => !left.has(key));
  const { error, isBusy, act } = useAct(m);

  function send(event: FormEvent): void {
    event.preventDefault();
    if (!department || open.length === 0) return;
    void act(async () => {
      const { drafts } = await api.adopt({
        departmentKey,
        itemKeys: open.map(({ itemKey }) => itemKey),
        servicePoints: points.map(({ key }) => key),
      });
      await onDone(words.done(drafts.filter(({ state }) => state === 'submitted').length), drafts);
    });
  }

  return (
    <form className="bo-card bo-wb-bulk-form" aria-labelledby="adopt-title" onSubmit={send}>
      <h2 id="adopt-title">{words.title(open.length)}</h2>
      <p className="bo-hint">{open.length === 0 ? words.nothing : words.lead}</p>
      {error && <FailureNotice error={error} m={m} />}
      {open.length > 0 && (
        <>
          <div className="bo-field">
            <label htmlFor="adopt-department">{words.department}</label>
            <select
              id="adopt-department"
              value={departmentKey}
              onChange={(event) => {
                setDepartment(event.target.value);
                setLeft(new Set());
              }}
            >
              <option value="">{words.departmentMissing}</option>
              {departments.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          {department && (
            <fieldset className="bo-field">
              <legend>{words.points}</legend>
              {department.servicePoints.length === 0 && <p className="bo-soft">{words.noPoints}</p>}
              {department.servicePoints.map(({ key, name }) => (
                <label key={key} className="bo-choice">
                  <input
                    type="checkbox"
                    checked={!left.has(key)}
                    onChange={(event) => {
                      const next = new Set(left);
                      event.target.checked ? next.delete(key) : next.add(key);
                      setLeft(next);
                    }}
                  />
                  <span>{name}</span>
                </label>
              ))}
            </fieldset>
          )}
        </>
      )}
      <p className="bo-row-links">
        {open.length > 0 && (
          <button type="submit" className="bo-button bo-button-main" aria-disabled={isBusy || !department}>
            {words.send}
          </button>
        )}
        <button type="button" className="bo-button" onClick={onClose}>
          {m.common.cancel}
        </button>
      </p>
    </form>
  );
}

/** Where all chosen items are for one role and the tenant has that department, it is the one. */
function usualDepartment(
  rows: readonly ConfiguredItem[],
  departments: readonly RegisteredDepartment[],
): string {
  const roles = new Set(rows.map(({ departmentRole }) => departmentRole));
  const fitting = departments.filter(({ role }) => roles.has(role));
  return roles.size === 1 && fitting.length === 1 ? (fitting[0]?.key ?? '') : '';
}
