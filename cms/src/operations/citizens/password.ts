import { BanshiError } from '@banshi/core/errors';

const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];

/** At least 8 characters of at least 3 classes (网络安全等级保护 level 3). */
export function passwordProblem(password: string): BanshiError | undefined {
  if (password.length >= 8 && classes.filter((shape) => shape.test(password)).length >= 3) return undefined;
  return new BanshiError({
    code: 'registration.password.weak',
    place: 'password',
    personMessage: '密码至少 8 位，须含大写字母、小写字母、数字、符号中的三种。',
    status: 422,
  });
}
