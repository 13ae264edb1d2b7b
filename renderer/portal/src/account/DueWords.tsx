import type { Language } from '@banshi/core/errors';
import type { Due } from '../api/types.ts';
import { type Translate, translator } from '../i18n/index.ts';
import { formatDate } from '../shared/format.ts';

/** Two working days or less: time to act. */
const SOON = 2;

function left(daysLeft: number, t: Translate): string {
  if (daysLeft < 0) return t('case.due.over', { n: -daysLeft });
  return daysLeft === 0 ? t('case.due.today') : t('case.due.left', { n: daysLeft });
}

/** A deadline by date and by working days left; a provisional one says so. */
export function DueWords({ language, due }: { language: Language; due: Due }) {
  const t = translator(language);
  return (
    <span className={due.daysLeft <= SOON ? 'due due-soon' : 'due'}>
      {t('case.due', { date: formatDate(due.date, language) })}
      {t('list.comma')}
      {left(due.daysLeft, t)}
      {due.provisional && (
        <span className="mark mark-unverified" title={t('case.due.provisionalText')}>
          {t('case.due.provisional')}
        </span>
      )}
    </span>
  );
}
