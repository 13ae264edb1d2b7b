'use client';
import { type Language, textIn } from '@banshi/core/errors';
import type { StaffCase } from '../../operations/cases/index.ts';
import { fileSize } from '../office/format.ts';
import { messagesIn } from '../office/messages/index.ts';
import { CorrectButton } from './answers.tsx';
import type { Previewed } from './preview.tsx';

export interface ChecklistProps {
  view: StaffCase;
  language: Language;
  shownUrl: string | undefined;
  onPreview: (file: Previewed) => void;
  onCorrect: ((target: string) => void) | undefined;
}

/** Every material that this case needs, why, and what was handed in for it. */
export function Checklist({ view, language, shownUrl, onPreview, onCorrect }: ChecklistProps) {
  const m = messagesIn(language).case;
  return (
    <section className="bo-card" aria-labelledby="case-materials">
      <h2 id="case-materials">
        {m.materials} <span className="bo-count">{view.checklist.length}</span>
      </h2>
      <ol className="bo-materials">
        {view.checklist.map((row) => (
          <li key={row.key}>
            <div className="bo-material-name">
              <strong>{textIn(row.name, language)}</strong>
              {row.deferred && <span className="bo-mark bo-mark-attention">{m.deferred}</span>}
              {row.committed && <span className="bo-mark bo-mark-attention">{m.committed}</span>}
              {onCorrect && (
                <CorrectButton
                  name={textIn(row.name, language)}
                  language={language}
                  onClick={() => onCorrect(`material:${row.key}`)}
                />
              )}
            </div>
            <p className="bo-hint">{textIn(row.reason, language)}</p>
            {row.files.length === 0 && !row.deferred && !row.committed && !row.generatedFromForm && (
              <p className="bo-soft">{m.noFile}</p>
            )}
            <ul className="bo-files">
              {row.files.map((file) => (
                <li key={file.fileId}>
                  <button
                    type="button"
                    className="bo-file"
                    aria-pressed={shownUrl === file.url}
                    onClick={() => onPreview({ url: file.url, name: file.fileName })}
                  >
                    {file.fileName}
                  </button>
                  <span className="bo-hint bo-figures">{fileSize(file.bytes)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
