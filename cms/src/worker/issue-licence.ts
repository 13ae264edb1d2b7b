import { shanghaiDate, validUntil } from '@banshi/core/calendar';
import { BanshiError } from '@banshi/core/errors';
import {
  canonicalJson,
  foodLicenceNumber,
  licenceIdentifier,
  maskName,
  sha256Hex,
} from '@banshi/core/identifiers';
import { faceData, type HandlingItem, type ResultDocument } from '@banshi/core/items';
import { compileFace, faceToHtml, type TemplateData } from '@banshi/core/licences';
import { actOnCase } from '../operations/cases/append.ts';
import { caseRecord, type LoadedCase, loadCase } from '../operations/cases/load.ts';
import { divisionCodesIn, divisionNames } from '../operations/catalogue/division-name.ts';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { allocateNumber } from '../operations/numbers.ts';
import { isUniqueConflict, type LicenceRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';
import { printSealed, qrPicture, refuseProblems } from './printing.ts';
import { sealOf } from './seal-of.ts';
import { storePdf } from './store-pdf.ts';

/**
 * Issues one licence of an approved case: number, identifier, face, seal, file, then the event that says so. Each
 * part has a key that the case determines, so a repeated or interrupted job ends with the same licence.
 */
export async function issueLicence(
  runtime: Runtime,
  { caseId, resultKey }: { caseId: string; resultKey: string },
): Promise<void> {
  const loaded = await loadCase(runtime, caseId);
  const result = loaded.item.results.find((row) => row.key === resultKey);
  if (!result) throw new Error(`case ${caseId} has no result ${resultKey}`);
  const issueKey = `${caseId}:${resultKey}`;
  const licence =
    (await runtime.tables.licences.first({ issueKey: { equals: issueKey } })) ??
    (await makeLicence(runtime, { loaded, result, issueKey }));
  if (loaded.state.licences.some((issued) => issued.licenceId === licence.identifier)) return;
  await actOnCase(runtime, {
    caseId,
    actor: { kind: 'system', id: 'worker', role: 'system' },
    body: () => ({
      type: 'licenceIssued',
      resultKey,
      licenceId: licence.identifier,
      licenceNumber: licence.number,
    }),
  });
}

async function makeLicence(
  runtime: Runtime,
  { loaded, result, issueKey }: { loaded: LoadedCase; result: ResultDocument; issueKey: string },
): Promise<LicenceRow> {
  const { state, item } = loaded;
  const template = loaded.templates[`face/${result.template ?? ''}`];
  const face = compileFace(template);
  if (!face.ok) throw refuseProblems('licence.template', face.problems);
  const department = await runtime.tables.departments.first({
    departmentKey: { equals: state.departmentId },
  });
  if (!department?.uscc)
    throw new BanshiError({
      code: 'licence.issuerUnknown',
      place: state.departmentId,
      personMessage: '发证机关没有登记统一社会信用代码,不能制证,请在“部门”里补全。',
      status: 422,
    });
  const record = await caseRecord(runtime, state);
  const approval = loaded.events.find((event) => event.body.type === 'approved');
  const issuedOn = shanghaiDate(approval?.at ?? runtime.now());
  const until = result.validityYears ? validUntil(issuedOn, result.validityYears) : undefined;
  const facts = { situation: state.situation, form: record?.payload ?? {}, applicant: record?.applicant };
  const number = await licenceNumber(runtime, { item, result, loaded, issueKey });
  const identifier = await identifierOf(runtime, { result, issuer: department.uscc, issueKey, issuedOn });
  const data = {
    ...faceData(
      item,
      result,
      {
        facts,
        decision: { number, issuedOn, validFrom: issuedOn, ...(until && { validUntil: until }) },
        issuer: {
          name: department.name,
          uscc: department.uscc,
          ...(department.complaintPhone && { complaintPhone: department.complaintPhone }),
        },
        divisionName: await divisionNames(runtime, divisionCodesIn(facts)),
      },
      { today: issuedOn, calendar: runtime.calendar },
    ),
    identifier,
    demo: runtime.config.profile === 'demo',
  };
  const printable = definedOf(data) as TemplateData;
  const seal = await sealOf(runtime, state.departmentId);
  const address = `${runtime.config.portalOrigin}/verify/${identifier}`;
  const printed = faceToHtml({
    face: face.value,
    data: printable,
    images: { qr: qrPicture(address), seal: seal.picture },
  });
  const errors = printed.problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw refuseProblems('licence.invalid', errors);
  const pdf = await printSealed(runtime, {
    html: printed.html,
    skeleton: printed.skeleton,
    slots: printed.slots,
    text: printed.text,
    page: printed.page,
    title: `${result.name.zh} ${number}`,
    reason: `颁发${result.name.zh}`,
    owner: seal.owner,
    place: printed.seals[0],
  });
  const file = await storePdf(runtime, {
    caseId: state.caseId,
    purpose: 'licence',
    storageKey: `licences/${state.caseId}/${result.key}`,
    fileName: `${result.name.zh}-${number}.pdf`,
    bytes: pdf,
  });
  const tenant = await tenantByCode(runtime, state.tenantCode);
  const row = await runtime.tables.cases.first({ caseId: { equals: state.caseId } });
  const applicant = record?.applicant as { kind: string; name: string } | undefined;
  const licence: LicenceRow = {
    issueKey,
    identifier,
    number,
    caseId: state.caseId,
    citizenId: row?.citizenId ?? null,
    ownerPath: tenant.ownerPath,
    departmentKey: state.departmentId,
    name: result.name.zh,
    holderMasked: holderOf(data, applicant),
    issuerName: department.name,
    issuedOn,
    validUntil: until ?? null,
    status: 'valid',
    statusReason: null,
    statusBasis: null,
    statusAt: null,
    templateHash: sha256Hex(canonicalJson(template ?? null)),
    fileId: file.id,
    face: printable,
  };
  try {
    return await runtime.tables.licences.insert(licence);
  } catch (error) {
    const other = isUniqueConflict(error)
      ? await runtime.tables.licences.first({ issueKey: { equals: issueKey } })
      : null;
    if (!other) throw error;
    return other;
  }
}

const definedOf = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== null));

/** What the public page shows: a firm by its name, a person masked. */
const holderOf = (
  data: Record<string, unknown>,
  applicant: { kind: string; name: string } | undefined,
): string => (typeof data.holderName === 'string' ? data.holderName : maskName(applicant?.name ?? ''));

const formatOf: Record<string, '1' | '2' | '3'> = { foodSales: '1', catering: '2', unitCanteen: '3' };

/** The number on the face, by the numbering that the result names. Throws `licence.numbering`. */
async function licenceNumber(
  runtime: Runtime,
  {
    result,
    loaded,
    issueKey,
  }: { item: HandlingItem; result: ResultDocument; loaded: LoadedCase; issueKey: string },
): Promise<string> {
  const { situation, tenantCode } = loaded.state;
  const format = formatOf[String(situation.businessForm)];
  if (result.numbering !== 'foodBusiness' || !format)
    throw new BanshiError({
      code: 'licence.numbering',
      place: result.key,
      personMessage: '这种证照没有设定编号规则,请在事项的“办理结果”里设定。',
      status: 422,
    });
  const division6 = tenantCode.slice(0, 6);
  const sequence = await allocateNumber(runtime.tables, {
    series: `foodBusiness:${format}:${division6}`,
    allocationKey: `licence:${issueKey}`,
  });
  return foodLicenceNumber({ format, division6, sequence });
}

/** GB/T 36904: serial is the year and a running number of the issuer. A type code that is 待补 takes the issuer's own. */
async function identifierOf(
  runtime: Runtime,
  {
    result,
    issuer,
    issueKey,
    issuedOn,
  }: { result: ResultDocument; issuer: string; issueKey: string; issuedOn: string },
): Promise<string> {
  const year = issuedOn.slice(0, 4);
  const value = await allocateNumber(runtime.tables, {
    series: `identifier:${issuer}:${year}`,
    allocationKey: `identifier:${issueKey}`,
  });
  return licenceIdentifier({
    type: result.licenceType ?? `${issuer}001`,
    issuer,
    serial: `${year}${String(value).padStart(6, '0')}`,
    version: '001',
  });
}
