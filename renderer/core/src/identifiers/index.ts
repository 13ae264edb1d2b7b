export { canonicalJson } from './canonical-json.ts';
export { type CaseNumberInput, caseNumber, checkCaseNumber } from './case-number.ts';
export { type CatalogueCodeParts, checkCatalogueCode, parseCatalogueCode } from './catalogue-code.ts';
export { mod11And10CheckDigit, mod37And36CheckCharacter } from './check-digits.ts';
export {
  type CitizenIdFacts,
  checkCitizenId,
  citizenIdCheckCharacter,
  citizenIdFacts,
} from './citizen-id.ts';
export { sha256Hex } from './digest.ts';
export {
  type DivisionLevel,
  divisionAncestors,
  divisionLevel,
  divisionLevels,
  divisionParent,
  isDivisionCode,
  isWithinDivision,
  normaliseDivision,
} from './division.ts';
export {
  checkFoodLicenceNumber,
  type FoodBusinessFormat,
  type FoodLicenceNumberInput,
  foodLicenceNumber,
} from './food-licence-number.ts';
export {
  LICENCE_IDENTIFIER_ROOT,
  type LicenceIdentifierParts,
  licenceIdentifier,
  parseLicenceIdentifier,
} from './licence-identifier.ts';
export { maskCitizenId, maskCitizenIdOnLicence, maskName, maskPhone } from './mask.ts';
export { normaliseIdentifier, normalisePhone } from './normalise.ts';
export { checkPhone, type PhoneKind } from './phone.ts';
export { daysInMonth, isLeapYear, isRealDate } from './real-date.ts';
export { checkTaskCode, parseTaskCode, type TaskCodeParts } from './task-code.ts';
export { ancestorsOf, childPath, isPathWithin, MAX_TENANT_DEPTH, pathDepth } from './tenant-path.ts';
export { checkUscc, isUscc, organisationCheckCharacter, usccCheckCharacter } from './uscc.ts';
