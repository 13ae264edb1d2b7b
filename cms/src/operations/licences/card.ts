import { shanghaiDate } from '@banshi/core/calendar';
import type { LicenceRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';

export type LicenceStatus = 'valid' | 'revoked' | 'cancelled' | 'withdrawn' | 'expired';

/** Derived, never stored: a licence expires by the calendar, without anybody acting. */
export const licenceStatus = (
  row: Pick<LicenceRow, 'status' | 'validUntil'>,
  today: string,
): LicenceStatus =>
  row.status === 'valid' && row.validUntil && today > row.validUntil ? 'expired' : row.status;

/** To its holder 撤回 and 撤销 are one thing, a licence taken away; the grounds say which. */
const shownStatus = (status: LicenceStatus) => (status === 'withdrawn' ? 'revoked' : status);

export const licenceCard = (runtime: Runtime, row: LicenceRow, base: string) => ({
  id: row.identifier,
  name: row.name,
  number: row.number,
  identifier: row.identifier,
  holder: row.holderMasked,
  issuer: row.issuerName,
  issuedOn: row.issuedOn,
  validUntil: row.validUntil ?? undefined,
  status: shownStatus(licenceStatus(row, shanghaiDate(runtime.now()))),
  pdfUrl: `${base}/licences/${row.identifier}/pdf`,
  verifyUrl: `/verify/${row.identifier}`,
});
