import { DefaultTemplate } from '@payloadcms/next/templates';
import type { StepNavItem } from '@payloadcms/ui';
import { SetStepNav } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';

/** Payload's frame (navigation, header) around a view of ours. `steps` is the way back in the header. */
export function OfficePage({
  view,
  steps,
  children,
}: {
  view: AdminViewServerProps;
  steps: StepNavItem[];
  children: ReactNode;
}) {
  const { initPageResult, params, searchParams } = view;
  const { req, locale, permissions, visibleEntities } = initPageResult;
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user ?? undefined}
      viewActions={req.payload.config.admin.components.actions ?? []}
      visibleEntities={{
        // React refuses the shared object itself as a prop of a client component: it is frozen by then.
        collections: [...(visibleEntities.collections ?? [])],
        globals: [...(visibleEntities.globals ?? [])],
      }}
    >
      <SetStepNav nav={steps} />
      <OfficeBody>{children}</OfficeBody>
    </DefaultTemplate>
  );
}

/** The part of a page that is ours: where the office's own style sheet begins. */
export const OfficeBody = ({ children }: { children: ReactNode }) => (
  <main className="bo" data-surface="office">
    {children}
  </main>
);

/** A page that cannot be shown, with why and the way on. */
export const OfficeNotice = ({
  title,
  text,
  href,
  link,
}: {
  title: string;
  text: string;
  href?: string;
  link?: string;
}) => (
  <div className="bo-empty bo-empty-page">
    <h1 className="bo-empty-title">{title}</h1>
    <p>{text}</p>
    {href && link && (
      <p>
        <a className="bo-button" href={href}>
          {link}
        </a>
      </p>
    )}
  </div>
);
