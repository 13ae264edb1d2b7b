'use client';
import type { Language } from '@banshi/core/errors';
import type { ChangeEvent } from 'react';
import type { DraftFile } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { formatBytes } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { isImage } from './upload-check.ts';

export interface FileCardProps {
  language: Language;
  file: DraftFile;
  /** Of the control that replaces it. */
  accept: string;
  onReplace: (file: File) => void;
  onRemove: () => void;
}

/** A file that has arrived: what it shows, how to see it whole, replace it, remove it. */
export function FileCard({ language, file, accept, onReplace, onRemove }: FileCardProps) {
  const t = translator(language);
  const name = { file: file.fileName };
  const replaceId = `replace-${file.id}`;
  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [chosen] = event.target.files ?? [];
    if (chosen) onReplace(chosen);
    event.target.value = '';
  }
  return (
    <li className="file">
      <a
        className="file-view"
        href={file.url}
        target="_blank"
        rel="noreferrer"
        aria-label={t('materials.open', name)}
      >
        {isImage(file.mimeType) ? (
          <img src={file.url} alt={t('materials.thumbnail', name)} loading="lazy" />
        ) : (
          <Icon name="file" size={32} />
        )}
      </a>
      <div className="file-words">
        <p>{file.fileName}</p>
        <p className="hint">{formatBytes(file.bytes)}</p>
      </div>
      <div className="file-actions">
        <input
          id={replaceId}
          type="file"
          className="unseen"
          accept={accept}
          aria-label={t('materials.replaceFile', name)}
          onChange={choose}
        />
        <label htmlFor={replaceId} className="link">
          {t('materials.replace')}
        </label>
        <button
          type="button"
          className="link"
          aria-label={t('materials.removeFile', name)}
          onClick={onRemove}
        >
          {t('materials.remove')}
        </button>
      </div>
    </li>
  );
}
