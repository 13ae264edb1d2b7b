'use client';
import { textIn } from '@banshi/core/errors';
import { type FormDefinition, pageSections } from '@banshi/core/forms';
import type { ReactNode } from 'react';
import { useFormRuntime } from './runtime.tsx';

export interface PageLayoutProps {
  definition: FormDefinition;
  pageKey: string;
  isVisible: (key: string) => boolean;
  renderField: (key: string) => ReactNode;
}

/**
 * The sections of a page with their headings. A section without a visible field is left out, and a heading that only
 * repeats the page's own is not shown twice.
 */
export function PageLayout({ definition, pageKey, isVisible, renderField }: PageLayoutProps) {
  const { language, idPrefix } = useFormRuntime();
  const pageTitle = definition.pages.find((page) => page.key === pageKey)?.title.zh;
  const sections = pageSections(definition, pageKey).filter(({ fields }) =>
    fields.some(({ key }) => isVisible(key)),
  );
  return sections.map((section) => {
    const hasHeading = section.title.zh !== pageTitle;
    const headingId = `${idPrefix}section-${section.key}`;
    return (
      <section key={section.key} className="bf-section" aria-labelledby={hasHeading ? headingId : undefined}>
        {hasHeading && (
          <h2 className="bf-section-title" id={headingId}>
            {textIn(section.title, language)}
          </h2>
        )}
        {section.help && <p className="bf-hint">{textIn(section.help, language)}</p>}
        {section.fields.map(({ key }) => renderField(key))}
      </section>
    );
  });
}
