'use client';
import type { Language } from '@banshi/core/errors';
import type { SituationPath } from '@banshi/core/items';
import type { ItemView } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { Icon } from '../shared/icons.tsx';
import { links } from '../shared/links.ts';
import type { GoTo } from '../shared/use-step.ts';
import { questionStep } from './question-state.ts';

export interface BackLinkProps {
  language: Language;
  view: ItemView;
  path: SituationPath;
  /** The screen being shown, as it stands in the address. */
  screen: string;
  goTo: GoTo;
}

function stepBefore(path: SituationPath, screen: string): string | undefined {
  const steps = [...path.questions.map(questionStep), 'outcome', 'checklist'];
  return steps[steps.indexOf(screen) - 1];
}

/** The visible way back: to the screen before, and from the first one to the guide. */
export function BackLink({ language, view, path, screen, goTo }: BackLinkProps) {
  const t = translator(language);
  const before = stepBefore(path, screen);
  return (
    <p className="back">
      {before === undefined ? (
        <a href={links.item(view.tenant.code, view.itemKey)}>
          <Icon name="back" size={16} />
          {t('start.backToGuide')}
        </a>
      ) : (
        <button type="button" className="link" onClick={() => goTo(before)}>
          <Icon name="back" size={16} />
          {t('start.back')}
        </button>
      )}
    </p>
  );
}
