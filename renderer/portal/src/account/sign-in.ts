import { checkCitizenId, checkPhone, normaliseIdentifier, normalisePhone } from '@banshi/core/identifiers';
import type { LoginInput, RegisterInput } from '../api/types.ts';
import type { Translate } from '../i18n/index.ts';

export type Wrong<T> = Partial<Record<keyof T, string>>;

/** What the person typed, without the spaces and lower-case x that a phone keyboard brings. */
export const tidyRegister = (input: RegisterInput): RegisterInput => ({
  name: input.name.trim(),
  citizenId: normaliseIdentifier(input.citizenId),
  mobile: normalisePhone(input.mobile),
  password: input.password,
});

export const tidyLogin = (input: LoginInput): LoginInput => ({
  identifier: normaliseIdentifier(input.identifier),
  password: input.password,
});

/** ≥ 8 characters of ≥ 3 classes: the rule of 等保三级 that the server applies too. */
export function isStrongPassword(password: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(password));
  return password.length >= 8 && classes.length >= 3;
}

/** The mistakes that can be told before anything is sent; `input` tidied. */
export function wrongInRegister(
  input: RegisterInput,
  repeated: string,
  t: Translate,
): Wrong<RegisterInput> & {
  repeated?: string;
} {
  const wrong: Wrong<RegisterInput> & { repeated?: string } = {};
  if (input.name.length < 2) wrong.name = t('register.name.missing');
  wrong.citizenId = input.citizenId
    ? checkCitizenId(input.citizenId).find((problem) => problem.severity === 'error')?.message
    : t('register.citizenId.missing');
  wrong.mobile = input.mobile
    ? checkPhone(input.mobile, { kind: 'mobile' }).find((problem) => problem.severity === 'error')?.message
    : t('register.mobile.missing');
  if (!isStrongPassword(input.password)) wrong.password = t('register.password.weak');
  else if (repeated !== input.password) wrong.repeated = t('register.repeat.differs');
  return wrong;
}

export function wrongInLogin(input: LoginInput, t: Translate): Wrong<LoginInput> {
  return {
    identifier: input.identifier ? undefined : t('login.identifier.missing'),
    password: input.password ? undefined : t('login.password.missing'),
  };
}
