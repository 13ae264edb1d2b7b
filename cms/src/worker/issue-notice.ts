import type { CaseEvent } from '@banshi/core/applications';
import { shanghaiDate } from '@banshi/core/calendar';
import { compileNotice, noticeToHtml } from '@banshi/core/licences';
import { caseNumberOf } from '../operations/cases/case-number.ts';
import { type LoadedCase, loadCase } from '../operations/cases/load.ts';
import { allocateNumber } from '../operations/numbers.ts';
import { isUniqueConflict } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';
import { issuingBody } from './issuing-body.ts';
import { factsOf } from './licence-sheets.ts';
import { noticeData } from './notice-data.ts';
import { printSealed, refuseProblems } from './printing.ts';
import { sealOf } from './seal-of.ts';
import { storePdf } from './store-pdf.ts';

/** Issues the dated, sealed document (文书) that tells one act of a case. Doing it again changes nothing. */
export async function issueNotice(
  runtime: Runtime,
  { caseId, seq, kind }: { caseId: string; seq: number; kind: string },
): Promise<void> {
  const documentKey = `${caseId}:${seq}:${kind}`;
  if (await runtime.tables.documents.first({ documentKey: { equals: documentKey } })) return;
  const loaded = await loadCase(runtime, caseId);
  const event = loaded.events[seq - 1];
  if (!event) throw new Error(`case ${caseId} has no event ${seq}`);
  const template = compileNotice(loaded.templates[`notice/${kind}`]);
  if (!template.ok) throw refuseProblems('notice.template', template.problems);
  const issuer = await issuingBody(runtime, { loaded, facts: await factsOf(runtime, loaded) });
  const seal = await sealOf(runtime, issuer.departmentKey);
  const data = await noticeData(runtime, {
    loaded: withoutLater(loaded, event),
    event,
    kind,
    issuer,
    documentNumber: await documentNumber(runtime, { event, kind, departmentKey: issuer.departmentKey }),
    fields: template.value.notice.fields,
  });
  const printed = noticeToHtml({ notice: template.value, data, images: { seal: seal.picture } });
  refuse(printed.problems);
  const number = await caseNumberOf(runtime, loaded.state);
  const { title } = template.value.notice;
  const pdf = await printSealed(runtime, {
    html: printed.html,
    text: printed.text,
    page: printed.page,
    title: `${title} ${number}`,
    reason: title,
    owner: seal.owner,
  });
  const file = await storePdf(runtime, {
    caseId,
    purpose: 'notice',
    storageKey: `notices/${caseId}/${seq}-${kind}`,
    fileName: `${title}-${number}.pdf`,
    bytes: pdf,
  });
  try {
    await runtime.tables.documents.insert({
      documentKey,
      caseId,
      departmentKey: loaded.state.departmentId,
      kind,
      title,
      issuedAt: event.at,
      fileId: file.id,
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
}

const refuse = (problems: Parameters<typeof refuseProblems>[1]): void => {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw refuseProblems('notice.invalid', errors);
};

/** The case as it stood at the act: a notice that is printed late must not know what came after. */
const withoutLater = (loaded: LoadedCase, event: CaseEvent): LoadedCase => ({
  ...loaded,
  events: loaded.events.slice(0, event.seq),
});

const kindWords: Record<string, string> = {
  receipt: '收件',
  acceptance: '受理',
  correction: '补正',
  refusal: '不予受理',
  approval: '准予许可',
  rejection: '不予许可',
};

/** 文号 within body, kind and year. The body's own abbreviation is 待补, so none is invented. */
async function documentNumber(
  runtime: Runtime,
  { event, kind, departmentKey }: { event: CaseEvent; kind: string; departmentKey: string },
): Promise<string> {
  const year = shanghaiDate(event.at).slice(0, 4);
  const value = await allocateNumber(runtime, {
    series: `notice:${departmentKey}:${kind}:${year}`,
    allocationKey: `notice:${event.caseId}:${event.seq}`,
  });
  return `${kindWords[kind] ?? kind}〔${year}〕${String(value).padStart(6, '0')}号`;
}
