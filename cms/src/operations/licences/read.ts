import { shanghaiDate } from '@banshi/core/calendar';
import { parseLicenceIdentifier } from '@banshi/core/identifiers';
import type { LicenceRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { asCitizen, type Caller, notFound } from '../authorise.ts';
import { departmentCase } from '../cases/access.ts';
import { actOnCase } from '../cases/append.ts';
import { licenceCard, licenceStatus } from './card.ts';

/** The wallet: licences of the account, newest first. */
export async function listLicences(runtime: Runtime, caller: Caller) {
  const citizen = asCitizen(caller);
  const rows = await runtime.tables.licences.find({
    where: { citizenId: { equals: citizen.id } },
    sort: '-issuedOn',
    limit: 200,
  });
  return rows.map((row) => licenceCard(runtime, row, '/portal-api'));
}

const byIdentifier = (runtime: Runtime, identifier: string) =>
  runtime.tables.licences.first({ identifier: { equals: identifier.slice(0, 120) } });

/** The PDF for its holder, or for staff of the department. The holder's first download is the delivery (送达). */
export async function licencePdf(runtime: Runtime, caller: Caller, identifier: string) {
  const licence = await byIdentifier(runtime, identifier);
  if (!licence?.fileId) throw notFound('这张证照');
  await authoriseReading(runtime, caller, licence);
  const file = await runtime.tables.files.first({ id: { equals: licence.fileId } });
  const stored = file ? await runtime.files.get(file.storageKey) : undefined;
  if (!file || !stored) throw notFound('这张证照');
  if (caller.kind === 'citizen') await recordDelivery(runtime, licence.caseId, caller.id);
  return { ...stored, fileName: file.fileName };
}

async function authoriseReading(runtime: Runtime, caller: Caller, licence: LicenceRow): Promise<void> {
  if (caller.kind === 'staff') {
    const row = await runtime.tables.cases.first({ caseId: { equals: licence.caseId } });
    await departmentCase(runtime, caller, row?.caseNumber ?? '');
    return;
  }
  if (asCitizen(caller).id !== licence.citizenId) throw notFound('这张证照');
}

async function recordDelivery(runtime: Runtime, caseId: string, citizenId: string): Promise<void> {
  const row = await runtime.tables.cases.first({ caseId: { equals: caseId } });
  if (row?.status !== 'issued') return;
  await actOnCase(runtime, {
    caseId,
    actor: { kind: 'citizen', id: citizenId, role: 'applicant' },
    body: () => ({ type: 'delivered', method: 'download' }),
  });
}

export type Verification =
  | { outcome: 'malformed'; identifier: string; message: string }
  | { outcome: 'notFound'; identifier: string }
  | {
      outcome: 'found';
      identifier: string;
      status: 'valid' | 'revoked' | 'cancelled' | 'withdrawn' | 'expired';
      name: string;
      number: string;
      holder: string;
      issuer: string;
      issuedOn: string;
      validUntil?: string;
      reason?: string;
      basis?: string;
      statusAt?: string;
      demo: boolean;
    };

/** What anybody may know of a licence: what it is, whose (masked for people), whether it holds, and if not, why. */
export async function verifyLicence(runtime: Runtime, typed: string): Promise<Verification> {
  const identifier = typed.trim().slice(0, 120);
  const parsed = parseLicenceIdentifier(identifier);
  const licence =
    (await byIdentifier(runtime, identifier)) ??
    (await runtime.tables.licences.first({ number: { equals: identifier.toUpperCase() } }));
  if (!licence)
    return parsed.ok || /^[A-Z]{2}\d{10,}$/i.test(identifier)
      ? { outcome: 'notFound', identifier }
      : {
          outcome: 'malformed',
          identifier,
          message: parsed.problems[0]?.message ?? '证照标识有误，请核对。',
        };
  return {
    outcome: 'found',
    identifier: licence.identifier,
    status: licenceStatus(licence, shanghaiDate(runtime.now())),
    name: licence.name,
    number: licence.number,
    holder: licence.holderMasked,
    issuer: licence.issuerName,
    issuedOn: licence.issuedOn,
    validUntil: licence.validUntil ?? undefined,
    reason: licence.statusReason ?? undefined,
    basis: licence.statusBasis ?? undefined,
    statusAt: licence.statusAt ?? undefined,
    demo: runtime.config.profile === 'demo',
  };
}
