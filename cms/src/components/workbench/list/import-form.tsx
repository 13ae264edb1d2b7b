'use client';
import { type FormEvent, useId, useState } from 'react';
import type { FileReport } from '../../../operations/item-import/index.ts';
import { FailureNotice } from '../../office/failure-notice.tsx';
import type { Messages } from '../../office/messages/index.ts';
import type { ConfigurationApi } from '../api.ts';
import { useAct } from './use-act.ts';

/** Item sheets (事项表单) as files: each becomes a draft, with a report of what was taken and what is left to a person. */
export function ImportForm({
  api,
  onImported,
  onClose,
  m,
}: {
  api: ConfigurationApi;
  onImported: () => Promise<void>;
  onClose: () => void;
  m: Messages;
}) {
  const words = m.configuration.import;
  const id = useId();
  const [files, setFiles] = useState<File[]>([]);
  const [reports, setReports] = useState<FileReport[]>();
  const [isTold, setTold] = useState(false);
  const { error, isBusy, act } = useAct(m);
  const fault = files.length === 0 ? words.filesMissing : undefined;

  function send(event: FormEvent): void {
    event.preventDefault();
    setTold(true);
    if (fault) return;
    void act(async () => {
      setReports((await api.importSheets(files)).files);
      await onImported();
    });
  }

  return (
    <form className="bo-card bo-wb-bulk-form" aria-labelledby={`${id}-title`} onSubmit={send} noValidate>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p className="bo-hint">
        {words.lead}{' '}
        <a href={api.sheetTemplate} download>
          {words.template}
        </a>
      </p>
      {error && <FailureNotice error={error} m={m} />}
      <div className={`bo-field${isTold && fault ? ' bo-field-wrong' : ''}`}>
        <label htmlFor={`${id}-files`}>{words.files}</label>
        {isTold && fault && <p className="bo-field-error">{fault}</p>}
        <input
          id={`${id}-files`}
          type="file"
          multiple
          accept=".json,.xlsx"
          aria-invalid={isTold && fault !== undefined}
          onChange={(event) => setFiles([...(event.target.files ?? [])])}
        />
      </div>
      {reports && <Reports reports={reports} m={m} />}
      <p className="bo-row-links">
        <button type="submit" className="bo-button bo-button-main" aria-disabled={isBusy}>
          {isBusy ? words.sending : words.send}
        </button>
        <button type="button" className="bo-button" onClick={onClose}>
          {m.common.close}
        </button>
      </p>
    </form>
  );
}

function Reports({ reports, m }: { reports: readonly FileReport[]; m: Messages }) {
  const words = m.configuration.import;
  return (
    <div role="status">
      <ul>
        {reports.map(({ file, status, tasks, errors }) => (
          <li key={file}>
            {status === 'imported' ? words.imported(file, tasks.length) : words.failed(file)}
            {errors.length > 0 && (
              <ul>
                {errors.map(({ path, message }) => (
                  <li key={`${path}|${message}`} className="bo-field-error">
                    {path ? `${path}：${message}` : message}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
