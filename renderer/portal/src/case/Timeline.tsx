'use client';
import type { Language } from '@banshi/core/errors';
import type { CaseDetail } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { formatDateTime } from '../shared/format.ts';

/** What has happened, the latest first. */
export function Timeline({ language, detail }: { language: Language; detail: CaseDetail }) {
  const t = translator(language);
  const latestFirst = [...detail.timeline].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section className="band" aria-labelledby="timeline">
      <h2 id="timeline">{t('case.timeline')}</h2>
      <ol className="timeline">
        {latestFirst.map((entry) => (
          <li key={`${entry.at} ${entry.title}`}>
            <p className="timeline-title">{entry.title}</p>
            <p className="hint">
              <time dateTime={entry.at}>{formatDateTime(entry.at, language)}</time>
              {entry.actorLabel && ` · ${entry.actorLabel}`}
            </p>
            {entry.detail && <p>{entry.detail}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
