'use client';
import { type Language, textIn } from '@banshi/core/errors';
import type { ChecklistRow } from '@banshi/core/items';
import type { ChangeEvent } from 'react';
import type { Draft, DraftFile } from '../api/types.ts';
import { Checkbox } from '../fields/Checkbox.tsx';
import { FieldErrorText } from '../fields/TextField.tsx';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { fileRules } from '../start/file-rules.ts';
import { materialState } from './apply-model.ts';
import { FileCard } from './FileCard.tsx';
import { acceptAttribute } from './upload-check.ts';
import type { Upload, Uploads } from './use-uploads.ts';

export const uploadId = (materialKey: string): string => `upload-${materialKey}`;

export interface MaterialRowProps {
  language: Language;
  row: ChecklistRow;
  draft: Draft;
  uploads: Uploads;
  /** A correction point, or what the server says. */
  remark?: string;
  /** True once somebody tried to go on without it. */
  isMissing: boolean;
  onDefer: (chosen: boolean) => void;
  onCommit: (chosen: boolean) => void;
}

export function MaterialRow(props: MaterialRowProps) {
  const { language, row, draft, uploads, remark } = props;
  const t = translator(language);
  const state = materialState(row, draft);
  const name = textIn(row.name, language);
  const files = draft.files.filter((file) => file.materialKey === row.key);
  const sending = uploads.list.filter((upload) => upload.materialKey === row.key);
  const error = remark ?? (props.isMissing ? t('materials.missing', { material: name }) : undefined);
  const id = uploadId(row.key);
  const isSpared = state === 'spared';
  return (
    <li className={error ? 'material field-wrong' : 'material'} data-material={row.key}>
      <div className="material-head">
        <h2>{name}</h2>
        <span className={`task-state material-${state}`}>
          {state === 'done' && <Icon name="done" size={16} />}
          {t(`materials.state.${state}`)}
        </span>
      </div>
      {row.material.generatedFromForm && <p>{t('checklist.generated')}</p>}
      {row.material.explanation && <p>{textIn(row.material.explanation, language)}</p>}
      {!isSpared && <p className="hint">{fileRules(row.material, t)}</p>}
      <details className="why">
        <summary aria-label={`${name}: ${t('checklist.why')}`}>{t('checklist.why')}</summary>
        <p>{textIn(row.reason, language)}</p>
      </details>
      {error && <FieldErrorText id={id} error={error} />}
      {files.length > 0 && (
        <ul className="files">
          {files.map((file) => (
            <FileCard
              key={file.id}
              language={language}
              file={file}
              accept={acceptAttribute(row)}
              onReplace={(chosen) => uploads.add(row, chosen, file)}
              onRemove={() => uploads.remove(file)}
            />
          ))}
        </ul>
      )}
      {sending.map((upload) => (
        <UploadProgress key={upload.id} language={language} upload={upload} />
      ))}
      {!isSpared && files.length < row.material.maxFiles && (
        <UploadButton
          language={language}
          id={id}
          name={name}
          row={row}
          files={files}
          hasError={error !== undefined}
          onChoose={(chosen) => uploads.add(row, chosen)}
        />
      )}
      {files.length === 0 && !isSpared && <Promises {...props} name={name} />}
    </li>
  );
}

interface UploadButtonProps {
  language: Language;
  id: string;
  name: string;
  row: ChecklistRow;
  files: DraftFile[];
  hasError: boolean;
  onChoose: (file: File) => void;
}

/** The browser's own file control, unseen under a label that looks like a button: keyboard and voice still find it. */
function UploadButton({ language, id, name, row, files, hasError, onChoose }: UploadButtonProps) {
  const label = translator(language)(files.length > 0 ? 'materials.add' : 'materials.upload');
  function choose(event: ChangeEvent<HTMLInputElement>) {
    for (const file of event.target.files ?? []) onChoose(file);
    // The same file may be chosen again after it was refused or removed.
    event.target.value = '';
  }
  return (
    <div className="upload">
      <input
        id={id}
        type="file"
        className="unseen"
        multiple={row.material.maxFiles > 1}
        accept={acceptAttribute(row)}
        aria-label={`${label} ${name}`}
        aria-describedby={hasError ? `${id}-error` : undefined}
        onChange={choose}
      />
      <label htmlFor={id} className="button secondary">
        <Icon name="upload" />
        {label}
      </label>
    </div>
  );
}

function UploadProgress({ language, upload }: { language: Language; upload: Upload }) {
  const t = translator(language);
  const { fileName: file, part, failure } = upload;
  if (failure) {
    return (
      <div className="upload-failed">
        <p className="field-error">{failure}</p>
        {upload.retry && (
          <button
            type="button"
            className="link"
            onClick={upload.retry}
            aria-label={t('materials.retry', { file })}
          >
            {t('button.retry')}
          </button>
        )}
      </div>
    );
  }
  const percent = Math.floor(part * 100);
  const words = part < 1 ? t('materials.uploading', { file, percent }) : t('materials.checking', { file });
  return (
    <div className="upload-progress">
      <p>{words}</p>
      <progress max={100} value={percent} aria-label={words} />
      <button
        type="button"
        className="link"
        onClick={upload.cancel}
        aria-label={t('materials.cancel', { file })}
      >
        {t('button.cancel')}
      </button>
    </div>
  );
}

/** 容缺 and 承诺: ways on without the paper, each with what it means. */
function Promises({ language, row, draft, onDefer, onCommit, name }: MaterialRowProps & { name: string }) {
  const t = translator(language);
  const { deferrable, commitment } = row.material;
  return (
    <>
      {deferrable && (
        <Checkbox
          id={`defer-${row.key}`}
          label={t('materials.defer')}
          describes={name}
          help={t(`materials.defer.${deferrable.until}`)}
          checked={draft.deferred.includes(row.key)}
          onChange={onDefer}
        />
      )}
      {commitment && (
        <Checkbox
          id={`commit-${row.key}`}
          label={t('materials.commit')}
          describes={name}
          help={t('materials.commit.text')}
          checked={draft.commitments.includes(row.key)}
          onChange={onCommit}
        />
      )}
    </>
  );
}
