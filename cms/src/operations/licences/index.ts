export { licenceStatus } from './card.ts';
export { licencePdf, listLicences, type Verification, verifyLicence } from './read.ts';
export { applyRevocation } from './revoke.ts';
