import { HelpPage, links, VerifyPage, type VerifyResult } from '@banshi/portal';
import { checkRate } from '../http/rate-limit.ts';
import { type Verification, verifyLicence } from '../operations/licences/index.ts';
import { staticPage } from './render.tsx';

/** `/verify`: the form; what was typed there leads to an address of its own. */
export const verifyFormPage = staticPage(async ({ url, presentation }) => {
  const typed = url.searchParams.get('identifier')?.trim();
  if (typed) return Response.redirect(new URL(links.verify(typed), url), 303);
  return {
    frame: { current: 'verify' },
    title: '证照核验',
    body: () => <VerifyPage language={presentation.language} />,
  };
});

/** `/verify/:identifier`: what the QR code on a licence leads to. */
export const verifyPage = staticPage(async ({ runtime, request, params, presentation }) => {
  checkRate(runtime, { request, kind: 'write' });
  const found = await verifyLicence(runtime, decodeURIComponent(params.identifier ?? ''));
  const result = resultOf(found, runtime.now());
  return {
    frame: { current: 'verify' },
    title: '证照核验',
    noIndex: true,
    body: () => <VerifyPage language={presentation.language} result={result} />,
  };
});

function resultOf(found: Verification, checkedAt: string): VerifyResult {
  if (found.outcome !== 'found') return { state: found.outcome, identifier: found.identifier, checkedAt };
  const { name, number, identifier, holder, issuer, issuedOn, validUntil } = found;
  const licence = { name, number, identifier, holder, issuer, issuedOn, validUntil };
  if (found.status === 'valid') return { state: 'valid', licence, checkedAt };
  if (found.status === 'expired') return { state: 'expired', licence, checkedAt, on: validUntil ?? '' };
  return {
    state: found.status === 'cancelled' ? 'cancelled' : 'revoked',
    licence,
    checkedAt,
    on: found.statusAt ?? '',
    reason: found.reason ?? '',
    basis: found.basis,
  };
}

/** `/help`. */
export const helpPage = staticPage(async ({ presentation }) => ({
  frame: { current: 'help' },
  title: '帮助',
  cacheKey: 'help',
  body: () => <HelpPage language={presentation.language} />,
}));
