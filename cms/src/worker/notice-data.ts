import { type CaseEvent, foldCase } from '@banshi/core/applications';
import { shanghaiDate } from '@banshi/core/calendar';
import { valueLabels } from '@banshi/core/items';
import type { TemplateData, TemplateField } from '@banshi/core/licences';
import { caseNumberOf } from '../operations/cases/case-number.ts';
import { targetLabel } from '../operations/cases/corrections.ts';
import { caseRecord, type LoadedCase } from '../operations/cases/load.ts';
import { divisionCodesIn, divisionNames } from '../operations/catalogue/division-name.ts';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { shortCode } from '../operations/drafts/index.ts';
import type { Runtime } from '../runtime.ts';
import type { IssuingBody } from './issuing-body.ts';

interface NoticeInput {
  loaded: LoadedCase;
  event: CaseEvent;
  kind: string;
  issuer: IssuingBody;
  documentNumber: string;
  fields: TemplateField[];
}

/** Everything a notice may print; the template takes the fields that it declares. */
export async function noticeData(runtime: Runtime, input: NoticeInput): Promise<TemplateData> {
  const { loaded, event, issuer, documentNumber, fields } = input;
  const state = foldCase(loaded.events, loaded.rules);
  const { item } = loaded;
  const departmentOf = (departmentKey: string) =>
    runtime.tables.departments.first({ departmentKey: { equals: departmentKey } });
  const handler = await departmentOf(state.departmentId);
  const tenant = await tenantByCode(runtime, issuer.tenantCode);
  const record = await caseRecord(runtime, state);
  const applicant = record?.applicant as { name?: string } | undefined;
  const facts = { situation: state.situation, form: record?.payload ?? {} };
  const nameOfDivision = await divisionNames(runtime, divisionCodesIn(facts));
  const day = shanghaiDate(event.at);
  const known: Record<string, unknown> = {
    issuingBody: (await departmentOf(issuer.departmentKey))?.name,
    documentNumber,
    applicantName: applicant?.name,
    itemName: item.name.zh,
    caseNumber: await caseNumberOf(runtime, state),
    // Asked there where the case is handled; decided in the name of the issuer.
    contactPhone: handler?.enquiryPhone ?? undefined,
    demo: runtime.config.profile === 'demo',
    issuedOn: day,
    acceptedOn: state.acceptedAt ? shanghaiDate(state.acceptedAt) : day,
    decidedOn: day,
    notifiedOn: day,
    submittedOn: state.receivedAt,
    promisedDays: item.promisedLimit && String(item.promisedLimit.days),
    statutoryDays: item.statutoryLimit && String(item.statutoryLimit.days),
    materials: state.materials.length > 0 || state.committed.length > 0 ? materialRows(loaded, state) : [],
    deferredMaterials: state.deferred.map((key) => ({
      name: nameOf(loaded, key),
      dueOn:
        item.materials.find((row) => row.key === key)?.deferrable?.until === 'delivery'
          ? '领证前'
          : '作出决定前',
    })),
    trackingAddress: `${runtime.config.portalOrigin}/${shortCode(state.tenantCode)}`,
    reconsiderationBody: `${tenant.name}人民政府`,
    courtName: '有管辖权的人民法院',
    legalBasis: item.legalBasis.map((basis) => `《${basis.statute}》${basis.article ?? ''}`).join('、'),
    scope: scopeOf(item, facts, nameOfDivision),
    ...actFacts(event, loaded),
  };
  return Object.fromEntries(
    fields.flatMap(({ key }) => (known[key] === undefined ? [] : [[key, known[key]]])),
  ) as TemplateData;
}

const nameOf = ({ item }: LoadedCase, key: string): string =>
  item.materials.find((row) => row.key === key)?.name.zh ?? key;

function materialRows(loaded: LoadedCase, state: ReturnType<typeof foldCase>) {
  const files = new Map<string, number>();
  for (const material of state.materials)
    files.set(material.materialKey, (files.get(material.materialKey) ?? 0) + 1);
  const row = (key: string, form: string, count: number, remark: string) => ({
    name: nameOf(loaded, key),
    form,
    copies: String(count),
    remark,
  });
  const generated = loaded.item.materials.filter((material) => material.generatedFromForm);
  return [
    ...generated.map((material) => row(material.key, '电子', 1, '网上生成')),
    ...[...files].map(([key, count]) => row(key, '电子', count, '')),
    ...state.committed.map((key) => row(key, '—', 0, '告知承诺')),
    ...state.deferred.map((key) => row(key, '—', 0, '容缺后补')),
  ];
}

/** What the act itself says: defects, grounds, dates. */
function actFacts(event: CaseEvent, loaded: LoadedCase): Record<string, unknown> {
  const { body } = event;
  switch (body.type) {
    case 'accepted':
      return { dueOn: body.dueDate };
    case 'correctionRequested':
      return {
        respondBy: body.dueDate,
        defects: body.points.map((point) => ({
          material: targetLabel(loaded.item, point.target),
          problem: point.defect,
          requirement: point.remedy,
        })),
      };
    case 'acceptanceRefused':
    case 'rejected':
      return { grounds: body.reason, legalBasis: body.basis };
    default:
      return {};
  }
}

/** One line of what is permitted, from the fields that the licence will show. */
function scopeOf(
  item: LoadedCase['item'],
  facts: { situation: Record<string, unknown>; form: Record<string, unknown> },
  nameOfDivision: (code: string) => string,
): string {
  const labels = valueLabels(item, facts, nameOfDivision).form;
  const wanted = item.results.flatMap((result) => result.faceFields);
  const parts = wanted.flatMap((field) => {
    const path = (field.from as { var?: string } | null)?.var ?? '';
    const value = path.startsWith('labels.form.') ? labels[path.slice('labels.form.'.length)] : undefined;
    return value ? [`${field.label.zh}：${Array.isArray(value) ? value.join('、') : value}`] : [];
  });
  return parts.length > 0 ? parts.join('；') : item.name.zh;
}
