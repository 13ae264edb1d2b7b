import { maskName } from '@banshi/core/identifiers';
import type { ResultDocument } from '@banshi/core/items';
import { actOnCase } from '../operations/cases/append.ts';
import { caseRecord, type LoadedCase, loadCase } from '../operations/cases/load.ts';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { isUniqueConflict, type LicenceRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';
import { identifierOf, licenceNumber } from './licence-numbers.ts';
import { daysOf, issuerOf, printLicence } from './print-licence.ts';
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
  const { state } = loaded;
  const issuer = await issuerOf(runtime, state.departmentId);
  const days = daysOf({ loaded, result }, runtime.now());
  const number = await licenceNumber(runtime, { result, loaded, issueKey });
  const identifier = await identifierOf(runtime, {
    result,
    issuer: issuer.uscc,
    issueKey,
    issuedOn: days.issuedOn,
  });
  const facts = { ...days, number, identifier, issuer };
  const { pdf, data, templateHash } = await printLicence(runtime, { loaded, result, facts });
  const file = await storePdf(runtime, {
    caseId: state.caseId,
    purpose: 'licence',
    storageKey: `licences/${state.caseId}/${result.key}`,
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
