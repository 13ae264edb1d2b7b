import { BanshiError, fail, ok, type Problem, type Result } from '../errors/index.ts';
import { mod37And36CheckCharacter } from './check-digits.ts';
import { hasErrors } from './shape.ts';
import { checkUscc } from './uscc.ts';

/** GB/T 36904-2018: the object identifier under which electronic licences are named. */
export const LICENCE_IDENTIFIER_ROOT = '1.2.156.3005.2';

/** The standard as known to us states no limit; beyond this the identifier no longer fits a printed QR code. */
const LONGEST_SERIAL = 64;

const PATTERN =
  /^1\.2\.156\.3005\.2\.(?<type>[0-9A-Z]{21})\.(?<issuer>[0-9A-Z]{18})\.(?<serial>[0-9A-Z]+)\.(?<version>[0-9A-Z]{3})\.(?<check>[0-9A-Z])$/;

/** What an identifier of an electronic licence (电子证照标识) is made of. */
export interface LicenceIdentifierParts {
  /** Licence type (证照类型代码), 21 characters: USCC of the body that defines the type + 3 digits. */
  type: string;
  /** USCC of the issuing body, 18 characters. */
  issuer: string;
  /** Serial within type and issuer, 1 to 64 digits and capitals. */
  serial: string;
  /** Version of this licence, 3 digits or capitals, from `001`. */
  version: string;
}

const checkCharacter = (parts: LicenceIdentifierParts): string =>
  mod37And36CheckCharacter(`${parts.type}${parts.issuer}${parts.serial}${parts.version}`);

const at = (place: string, problems: Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, place }));

const problem = (code: string, place: string, message: string): Problem => ({
  code: `licenceIdentifier.${code}`,
  severity: 'error',
  place,
  message,
});

const checkParts = (parts: LicenceIdentifierParts): Problem[] => {
  const problems = at('type', checkUscc(parts.type.slice(0, 18)));
  if (!/^\d{3}$/.test(parts.type.slice(18))) {
    problems.push(problem('type', 'type', '证照类型代码应为 21 位，末 3 位是数字，请核对'));
  }
  problems.push(...at('issuer', checkUscc(parts.issuer)));
  if (!/^[0-9A-Z]+$/.test(parts.serial) || parts.serial.length > LONGEST_SERIAL) {
    problems.push(
      problem('serial', 'serial', `证照流水号应为 1 至 ${LONGEST_SERIAL} 位数字或大写字母，请核对`),
    );
  }
  if (!/^[0-9A-Z]{3}$/.test(parts.version)) {
    problems.push(problem('version', 'version', '证照版本号应为 3 位数字或大写字母，例如 001，请核对'));
  }
  return problems;
};

/**
 * The identifier of an electronic licence (GB/T 36904-2018):
 * `1.2.156.3005.2.<type 21>.<issuer 18>.<serial>.<version 3>.<check 1>`, the check character being ISO 7064 MOD 37,36
 * over the parts without dots and root. Issued strictly: throws `licenceIdentifier.parts`, every problem in `details`.
 */
export const licenceIdentifier = (parts: LicenceIdentifierParts): string => {
  const problems = checkParts(parts);
  const first = problems.find((each) => each.severity === 'error');
  if (first) {
    throw new BanshiError({
      code: 'licenceIdentifier.parts',
      place: first.place,
      message: `a licence identifier cannot be made: ${first.code} at ${first.place}`,
      personMessage: `无法编制电子证照标识：${first.message}`,
      status: 422,
      details: problems,
    });
  }
  const body = `${parts.type}.${parts.issuer}.${parts.serial}.${parts.version}`;
  return `${LICENCE_IDENTIFIER_ROOT}.${body}.${checkCharacter(parts)}`;
};

/**
 * Takes an identifier apart. Fails (`licenceIdentifier.format`, or the code of a part) where it does not have the
 * standard's shape. A wrong check character, its own (`licenceIdentifier.checkCharacter`) or that of a USCC inside, is
 * only a warning beside the value: a vendor's dialect in circulation computes it differently, and a licence is not void for that.
 */
export const parseLicenceIdentifier = (text: string): Result<LicenceIdentifierParts> => {
  const found = PATTERN.exec(text)?.groups;
  if (!found) {
    return fail([
      problem('format', '', `电子证照标识应以 ${LICENCE_IDENTIFIER_ROOT}. 开头、由点号分成十段，请核对`),
    ]);
  }
  const { type = '', issuer = '', serial = '', version = '', check = '' } = found;
  const parts: LicenceIdentifierParts = { type, issuer, serial, version };
  const problems = checkParts(parts).map(
    (each): Problem => (each.code === 'uscc.checkDigit' ? { ...each, severity: 'warning' } : each),
  );
  const expected = checkCharacter(parts);
  if (check !== expected) {
    problems.push({
      ...problem('checkCharacter', 'check', `电子证照标识校验位按国家标准应为 ${expected}，请对照证照核对`),
      severity: 'warning',
    });
  }
  return hasErrors(problems) ? fail(problems) : ok(parts, problems);
};
