import { shanghaiDate } from '@banshi/core/calendar';
import { isBanshiError } from '@banshi/core/errors';
import { ApplyFlow, StartFlow } from '@banshi/portal/apply';
import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { hasRole } from '../../access/index.ts';
import { ChooseItem } from '../../components/counter/choose.tsx';
import { CounterDone } from '../../components/counter/done.tsx';
import { messagesIn } from '../../components/office/messages/index.ts';
import { staffCase } from '../../operations/cases/index.ts';
import { noticeOf } from '../../operations/cases/project.ts';
import { counterSession } from '../../operations/counter.ts';
import { getDraft, itemViewFor, listDrafts } from '../../operations/drafts/index.ts';
import { OfficeNotice, OfficePage } from '../office-page.tsx';
import { officeVisitor, type Visitor } from '../visitor.ts';
import './citizen-flow.scss';

const base = '/admin/counter';

/**
 * Filing for people who come: choose an item, then the citizen's own flow in the clerk's hands, then the receipt. One
 * view for its four addresses, so that each of them checks the visitor in the same place.
 */
export async function CounterView(props: AdminViewServerProps) {
  const visitor = await officeVisitor(props);
  const m = messagesIn(visitor.language);
  if (!hasRole(visitor.staff, 'clerk'))
    return (
      <OfficePage view={props} steps={[{ label: m.counter.title }]}>
        <OfficeNotice
          title={m.counter.notClerk}
          text={m.counter.notClerkText}
          href="/admin"
          link={m.case.backToDesk}
        />
      </OfficePage>
    );
  const [, page, id] = visitor.segments;
  const { title, content } = await contentOf(visitor, page, id).catch(orNothing);
  return (
    <OfficePage
      view={props}
      steps={[
        { label: m.counter.title, ...(page ? { url: base } : {}) },
        ...(title ? [{ label: title }] : []),
      ]}
    >
      {content ?? <OfficeNotice title={m.case.notFound} text="" href={base} link={m.counter.title} />}
    </OfficePage>
  );
}

interface Content {
  title?: string;
  content?: ReactNode;
}

const orNothing = (error: unknown): Content => {
  if (isBanshiError(error) && error.status === 404) return {};
  throw error;
};

async function contentOf(visitor: Visitor, page: string | undefined, id = ''): Promise<Content> {
  switch (page) {
    case undefined:
      return { content: await choice(visitor) };
    case 'items':
      return start(visitor, id);
    case 'drafts':
      return fillIn(visitor, id);
    case 'done':
      return { title: id, content: await done(visitor, id) };
    default:
      return {};
  }
}

async function choice({ runtime, staff, language }: Visitor): Promise<ReactNode> {
  const m = messagesIn(language);
  const { items, departmentName } = await counterSession(runtime, staff);
  return (
    <>
      <header className="bo-head">
        <h1>{m.counter.title}</h1>
        <p className="bo-hint">
          {departmentName} · {m.counter.lead}
        </p>
      </header>
      <ChooseItem items={items} drafts={await listDrafts(runtime, staff)} language={language} />
    </>
  );
}

async function start({ runtime, staff, language }: Visitor, itemKey: string): Promise<Content> {
  const { tenantCode } = await counterSession(runtime, staff);
  const view = await itemViewFor(runtime, { tenantCode, itemKey });
  return {
    title: view.item.name.zh,
    content: (
      <CitizenFlow>
        <StartFlow
          apiBase="/office-api/counter"
          mode="counter"
          language={language}
          view={view}
          today={shanghaiDate(runtime.now())}
          signedIn
          draftPath={`${base}/drafts/:id`}
        />
      </CitizenFlow>
    ),
  };
}

async function fillIn({ runtime, staff, language }: Visitor, draftId: string): Promise<Content> {
  const draft = await getDraft(runtime, staff, draftId);
  if (draft.submittedAs) redirect(`${base}/done/${encodeURIComponent(draft.submittedAs)}`);
  return {
    title: draft.item.item.name.zh,
    content: (
      <CitizenFlow>
        <ApplyFlow
          apiBase="/office-api/counter"
          mode="counter"
          language={language}
          draft={draft}
          today={shanghaiDate(runtime.now())}
          casePath={`${base}/done/:caseNumber`}
        />
      </CitizenFlow>
    ),
  };
}

async function done({ runtime, staff, language }: Visitor, caseNumber: string): Promise<ReactNode> {
  const m = messagesIn(language);
  const view = await staffCase(runtime, staff, caseNumber).catch((error: unknown) => {
    if (isBanshiError(error) && error.status === 404) return undefined;
    throw error;
  });
  // The facts may have led the case to another county, whose cases are not this clerk's to see.
  if (!view)
    return (
      <OfficeNotice
        title={m.counter.done}
        text={m.counter.doneElsewhere(caseNumber)}
        href={base}
        link={m.counter.another}
      />
    );
  return <CounterDone initial={view} noticeOf={noticeOf as Record<string, string>} language={language} />;
}

/** The citizen's views wear the portal's own styles, kept to this element: they would undo Payload's everywhere else. */
const CitizenFlow = ({ children }: { children: ReactNode }) => <div className="bo-citizen">{children}</div>;
