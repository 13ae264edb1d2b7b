import { isBanshiError } from '@banshi/core/errors';
import { formFields } from '@banshi/core/forms';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '../../access/index.ts';
import { divisionsIn } from '../../components/case/field-text.ts';
import { CaseWorkbench } from '../../components/case/index.tsx';
import { messagesIn } from '../../components/office/messages/index.ts';
import { staffCase } from '../../operations/cases/index.ts';
import { noticeOf } from '../../operations/cases/project.ts';
import { OfficeNotice, OfficePage } from '../office-page.tsx';
import { officeVisitor } from '../visitor.ts';
import { placeNames } from './place-names.ts';

/** One case, for staff of the department that handles it. */
export async function CaseView(props: AdminViewServerProps) {
  const { runtime, staff, language, segments } = await officeVisitor(props);
  const m = messagesIn(language);
  const caseNumber = segments[1] ?? '';
  const view = await staffCase(runtime, staff, caseNumber).catch((error: unknown) => {
    if (isBanshiError(error) && error.status === 404) return undefined;
    throw error;
  });
  const steps = [{ label: m.case.title(caseNumber) }];
  if (!view)
    return (
      <OfficePage view={props} steps={steps}>
        <OfficeNotice
          title={m.case.notFound}
          text={m.case.notFoundText}
          href="/admin"
          link={m.case.backToDesk}
        />
      </OfficePage>
    );
  const payload = view.payload as Record<string, unknown>;
  const places = await placeNames(runtime, divisionsIn(formFields(view.form), payload));
  return (
    <OfficePage view={props} steps={steps}>
      <header className="bo-head">
        <h1>
          {view.itemName}
          <span className="bo-code bo-head-number">{view.caseNumber}</span>
        </h1>
        <p className="bo-hint">{view.bodyName}</p>
      </header>
      <CaseWorkbench
        key={view.caseNumber}
        initial={view}
        noticeOf={noticeOf as Record<string, string>}
        places={places}
        language={language}
        isApprover={hasRole(staff, 'approver')}
      />
    </OfficePage>
  );
}
