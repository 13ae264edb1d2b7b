import { maskName } from '@banshi/core/identifiers';
import type { ResultDocument } from '@banshi/core/items';
import { actOnCase } from '../operations/cases/append.ts';
import { caseRecord, type LoadedCase, loadCase } from '../operations/cases/load.ts';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { isUniqueConflict, type LicenceRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';
import { issuingBody } from './issuing-body.ts';
import { identifierOf, licenceNumber, siblingNumbers } from './licence-numbers.ts';
import { factsOf, type KnownFacts, type LicenceSheet, licenceSheets } from './licence-sheets.ts';
import { daysOf, issuerOf, printLicence } from './print-licence.ts';
import { storePdf } from './store-pdf.ts';

/**
 * Issues the licences of one result of an approved case: number, identifier, face, seal, file, then the event that says
 * so; one, or one for each row of the table that the result names. Each part has a key that the case determines, so a
 * repeated or interrupted job ends with the same licences.
 */
export async function issueLicence(
  runtime: Runtime,
  { caseId, resultKey }: { caseId: string; resultKey: string },
): Promise<void> {
  const loaded = await loadCase(runtime, caseId);
  const result = loaded.item.results.find((row) => row.key === resultKey);
  if (!result) throw new Error(`case ${caseId} has no result ${resultKey}`);
  const facts = await factsOf(runtime, loaded);
  for (const sheet of licenceSheets({ loaded, result, facts, runtime }))
    await issueSheet(runtime, { loaded, result, facts, sheet });
}

interface SheetInput {
  loaded: LoadedCase;
  result: ResultDocument;
  facts: KnownFacts;
  sheet: LicenceSheet;
}

async function issueSheet(runtime: Runtime, input: SheetInput): Promise<void> {
  const { loaded, result, sheet } = input;
  const { caseId } = loaded.state;
  const licence =
    (await runtime.tables.licences.first({ issueKey: { equals: sheet.issueKey } })) ??
    (await makeLicence(runtime, input));
  if (loaded.state.licences.some((issued) => issued.licenceId === licence.identifier)) return;
  await actOnCase(runtime, {
    caseId,
    actor: { kind: 'system', id: 'worker', role: 'system' },
    body: () => ({
      type: 'licenceIssued',
      resultKey: result.key,
      licenceId: licence.identifier,
      licenceNumber: licence.number,
    }),
  });
}

async function makeLicence(
  runtime: Runtime,
  { loaded, result, facts: known, sheet }: SheetInput,
): Promise<LicenceRow> {
  const { state } = loaded;
  const body = await issuingBody(runtime, { loaded, facts: known });
  const issuer = await issuerOf(runtime, body.departmentKey);
  const days = daysOf({ loaded, result }, runtime.now());
  const numbering = { loaded, issuer: body, year: days.issuedOn.slice(0, 4) };
  const { issueKey } = sheet;
  const number = await licenceNumber(runtime, { ...numbering, result, issueKey });
  const numbers = await siblingNumbers(runtime, { ...numbering, result });
  const identifier = await identifierOf(runtime, {
    result,
    issuer: issuer.uscc,
    issueKey,
    issuedOn: days.issuedOn,
  });
  const facts = { ...days, number, numbers, identifier, issuer };
  const { pdf, data, templateHash } = await printLicence(runtime, { loaded, result, facts, known, sheet });
  const file = await storePdf(runtime, {
    caseId: state.caseId,
    purpose: 'licence',
    storageKey: `licences/${state.caseId}/${sheet.fileKey}`,
    fileName: `${result.name.zh}-${number}.pdf`,
    bytes: pdf,
  });
  const tenant = await tenantByCode(runtime, state.tenantCode);
  const row = await runtime.tables.cases.first({ caseId: { equals: state.caseId } });
  return insertLicence(runtime, {
    issueKey,
    identifier,
    number,
    caseId: state.caseId,
    citizenId: row?.citizenId ?? null,
    ownerPath: tenant.ownerPath,
    departmentKey: state.departmentId,
    name: result.name.zh,
    holderMasked: await holderOf(runtime, { loaded, data }),
    issuerName: issuer.name,
    issuedOn: days.issuedOn,
    validUntil: days.validUntil ?? null,
    status: 'valid',
    statusReason: null,
    statusBasis: null,
    statusAt: null,
    templateHash,
    fileId: file.id,
    face: data,
  });
}

/** What the public page shows: a firm by its name, a person masked. */
async function holderOf(
  runtime: Runtime,
  { loaded, data }: { loaded: LoadedCase; data: Record<string, unknown> },
): Promise<string> {
  const record = await caseRecord(runtime, loaded.state);
  const applicant = record?.applicant as { kind: string; name: string } | undefined;
  const name = typeof data.holderName === 'string' ? data.holderName : (applicant?.name ?? '');
  return applicant?.kind === 'person' && name === applicant.name ? maskName(name) : name;
}

async function insertLicence(runtime: Runtime, licence: LicenceRow): Promise<LicenceRow> {
  try {
    return await runtime.tables.licences.insert(licence);
  } catch (error) {
    const other = isUniqueConflict(error)
      ? await runtime.tables.licences.first({ issueKey: { equals: licence.issueKey } })
      : null;
    if (!other) throw error;
    return other;
  }
}
