import { expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { maskCitizenId, maskCitizenIdOnLicence, maskName, maskPhone } from './index.ts';

test.each([
  [maskCitizenId, '530102199001011231', '530102********1231'],
  [maskCitizenId, '11010519491231002X', '110105********002X'],
  [maskCitizenId, '530102', '******'],
  [maskCitizenId, '5301021990123', '*************'],
  [maskCitizenId, '', ''],
  [maskPhone, '13800138000', '138****8000'],
  [maskPhone, '0871-65123456', '087******3456'],
  [maskPhone, '65123456', '********'],
  [maskPhone, '12345', '*****'],
  [maskName, '张三', '张*'],
  [maskName, '欧阳修文', '欧*'],
  [maskName, '阿依古丽·买买提', '阿*'],
  [maskName, '𠮷野', '𠮷*'],
  [maskName, '张', '*'],
  [maskName, '', ''],
])('%p of %j is %j', (mask, text, expected) => {
  expect(mask(text)).toBe(expected);
});

it('never shows a whole text, and always hides at least four of a number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,20}$/), (digits) => {
      for (const mask of [maskCitizenId, maskPhone]) {
        const stars = mask(digits).split('*').length - 1;
        expect(mask(digits)).toHaveLength(digits.length);
        expect(stars).toBeGreaterThanOrEqual(Math.min(4, digits.length));
      }
    }),
  );
});

test('a licence face hides positions 11 to 14', () => {
  expect(maskCitizenIdOnLicence('530102199001011231')).toBe('5301021990****1231');
  expect(maskCitizenIdOnLicence('11010519491231002X')).toBe('1101051949****002X');
});

test.each(['', '53010219900101123', '5301021990010112311', '91350100M000100Y43', '530102199001011231\n'])(
  'a licence face refuses %j rather than showing it',
  (text) => {
    expect(() => maskCitizenIdOnLicence(text)).toThrow(
      expect.objectContaining({ name: 'BanshiError', code: 'citizenId.format', status: 422 }),
    );
  },
);
