'use client';
import type { Language } from '@banshi/core/errors';
import type { StaffCase } from '../../operations/cases/index.ts';
import { minuteOf } from '../office/format.ts';
import { messagesIn } from '../office/messages/index.ts';
import type { Pending } from './pending.ts';
import type { Previewed } from './preview.tsx';

export interface PapersProps {
  view: StaffCase;
  pending: Pending;
  isLate: boolean;
  language: Language;
  onPreview: (file: Previewed) => void;
}

/** The notices and licences of a case, and those that are still being made. */
export function Papers({ view, pending, isLate, language, onPreview }: PapersProps) {
  const m = messagesIn(language).case;
  const isMaking = pending.notices.length > 0 || pending.licence;
  return (
    <>
      <section className="bo-card" aria-labelledby="case-papers">
        <h2 id="case-papers">{m.papers}</h2>
        {view.documents.length === 0 && pending.notices.length === 0 && (
          <p className="bo-soft">{m.noPapers}</p>
        )}
        <ul className="bo-papers">
          {view.documents.map((document) => (
            <li key={document.url}>
              <button
                type="button"
                className="bo-file"
                onClick={() => onPreview({ url: document.url, name: document.title })}
              >
                {document.title}
              </button>
              <span className="bo-hint bo-figures">{minuteOf(document.issuedAt)}</span>
            </li>
          ))}
          {pending.notices.map((kind, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two receipts may be waited for, and nothing else tells them apart
            <li key={`${kind}-${index}`} className="bo-making">
              {m.makingPaper(m.noticeKinds[kind] ?? kind)}
            </li>
          ))}
        </ul>
        {isMaking && (
          <p className="bo-hint" role="status">
            {isLate ? m.makingLong : m.makingHint}
          </p>
        )}
      </section>
      {(view.licences.length > 0 || pending.licence) && (
        <section className="bo-card" aria-labelledby="case-licences">
          <h2 id="case-licences">{m.licences}</h2>
          <ul className="bo-licences">
            {view.licences.map((licence) => (
              <li key={licence.id}>
                <div className="bo-material-name">
                  <strong>{licence.name}</strong>
                  <span className={`bo-mark bo-licence-${licence.status}`}>
                    {m.licenceStatus[licence.status] ?? licence.status}
                  </span>
                </div>
                <p className="bo-code">{licence.number}</p>
                <p className="bo-hint">
                  {m.issuedOn(licence.issuedOn)}
                  {licence.validUntil && ` · ${m.validUntil(licence.validUntil)}`}
                </p>
                <p className="bo-row-links">
                  <button
                    type="button"
                    className="bo-link"
                    onClick={() =>
                      onPreview({ url: licence.pdfUrl, name: `${licence.name} ${licence.number}` })
                    }
                  >
                    {m.preview}
                  </button>
                  <a className="bo-link" href={licence.verifyUrl} target="_blank" rel="noreferrer">
                    {m.verify}
                  </a>
                </p>
              </li>
            ))}
            {pending.licence && <li className="bo-making">{m.makingLicence}</li>}
          </ul>
        </section>
      )}
    </>
  );
}
