import type { AdminViewServerProps } from 'payload';
import { caseDepartments, hasRole } from '../../access/index.ts';
import { WorkDesk } from '../../components/desk/index.tsx';
import { messagesIn } from '../../components/office/messages/index.ts';
import { type DeskTab, desk } from '../../operations/cases/index.ts';
import { OfficeBody, OfficeNotice } from '../office-page.tsx';
import { officeVisitor, queryValue } from '../visitor.ts';

const tabs: DeskTab[] = ['mine', 'open', 'closed'];

/** The first page of the office, in place of Payload's dashboard, whose frame already stands around it. */
export async function DeskView(props: AdminViewServerProps) {
  const { runtime, staff, language } = await officeVisitor(props);
  if (caseDepartments(staff.bindings).length === 0) {
    const m = messagesIn(language);
    return (
      <OfficeBody>
        <OfficeNotice {...m.desk.noDuty} href="/admin/items" link={m.nav.items} />
      </OfficeBody>
    );
  }
  const asked = queryValue(props, 'tab');
  const tab = tabs.find((known) => known === asked) ?? 'mine';
  return (
    <OfficeBody>
      <WorkDesk
        initial={await desk(runtime, staff, { tab })}
        initialAt={runtime.now()}
        language={language}
        isClerk={hasRole(staff, 'clerk')}
      />
    </OfficeBody>
  );
}
