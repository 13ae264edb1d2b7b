'use client';
import type { Language } from '@banshi/core/errors';
import type { FormRendererProps } from '@banshi/forms';
import { Component, type ComponentType, lazy, type ReactNode } from 'react';
import { translator } from '../i18n/index.ts';

export type EngineName = 'rjsf' | 'formily';

/** Two engines over one definition, each in a chunk of its own. */
export const engines: Record<EngineName, ComponentType<FormRendererProps>> = {
  rjsf: lazy(async () => ({ default: (await import('@banshi/forms/rjsf')).RjsfForm })),
  formily: lazy(async () => ({ default: (await import('@banshi/forms/formily')).FormilyForm })),
};

/**
 * A chunk that does not arrive throws while rendering, and only a class can catch that. Reading the page again is
 * the way out: a failed import stays failed for the life of the page.
 */
export class EngineBoundary extends Component<
  { language: Language; children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const t = translator(this.props.language);
    return (
      <div className="notice notice-bad" role="alert">
        <p>{t('engine.failed')}</p>
        <p>
          <button type="button" className="button secondary" onClick={() => window.location.reload()}>
            {t('engine.reload')}
          </button>
        </p>
      </div>
    );
  }
}
