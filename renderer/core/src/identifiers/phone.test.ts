import { describe, expect, test } from '@jest/globals';
import { checkPhone, normaliseIdentifier, normalisePhone } from './index.ts';

const codes = (text: string, kind: 'mobile' | 'any') => checkPhone(text, { kind }).map(({ code }) => code);

describe('checkPhone', () => {
  test.each(['13000000000', '13800138000', '19999999999'])(
    'the mobile number %s passes as both kinds',
    (text) => {
      expect(codes(text, 'mobile')).toEqual([]);
      expect(codes(text, 'any')).toEqual([]);
    },
  );

  test.each([
    '0871-65123456',
    '087165123456',
    '0692-2123456',
    '010-65123456',
    '02165123456',
    '0871-65123456-8001',
  ])('the landline %s passes as any, not as mobile', (text) => {
    expect(codes(text, 'any')).toEqual([]);
    expect(codes(text, 'mobile')).toEqual(['phone.format']);
  });

  test.each([
    ['', 'mobile', ['phone.empty']],
    ['', 'any', ['phone.empty']],
    ['1380013800', 'mobile', ['phone.mobileLength']],
    ['138001380001', 'any', ['phone.mobileLength']],
    ['12800138000', 'mobile', ['phone.format']],
    ['12800138000', 'any', ['phone.format']],
    ['12345', 'any', ['phone.format']],
    ['65123456', 'any', ['phone.areaCode']],
    ['2123456-12', 'any', ['phone.areaCode']],
    ['65123456', 'mobile', ['phone.format']],
    ['0871-15123456', 'any', ['phone.format']],
    ['0871-651234', 'any', ['phone.format']],
    ['010-6512345', 'any', ['phone.format']],
    ['0171-65123456', 'any', ['phone.format']],
    ['0871-65123456-1234567', 'any', ['phone.format']],
    ['0871–65123456', 'any', ['phone.format']],
    ['138 0013 8000', 'mobile', ['phone.format']],
    ['13800138000\n', 'mobile', ['phone.format']],
  ] as const)('%j as %s → %j', (text, kind, expected) => {
    expect(codes(text, kind)).toEqual(expected);
  });

  test('the message says what to do', () => {
    expect(checkPhone('1380013800', { kind: 'any' })[0]?.message).toBe(
      '手机号应为 11 位，现为 10 位，请核对',
    );
    expect(checkPhone('65123456', { kind: 'any' })[0]?.message).toBe('固定电话请加区号，例如 0871-65123456');
  });
});

test.each([
  ['+86 138-0013-8000', '13800138000'],
  ['0086 13800138000', '13800138000'],
  ['138 0013 8000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
  ['0871–6512 3456', '0871-65123456'],
  ['(0871)65123456', '0871-65123456'],
  ['(0871)65123456转8', '0871-65123456-8'],
  ['0871－65123456', '0871-65123456'],
  ['电话', '电话'],
])('normalisePhone(%j) is %j', (typed, expected) => {
  expect(normalisePhone(typed)).toBe(expected);
  expect(normalisePhone(expected)).toBe(expected);
});

test.each([
  [' 11010519491231002x\u200b', '11010519491231002X'],
  ['９１３５０１００ｍ０００１００ｙ４３', '91350100M000100Y43'],
  ['5301\u00a002\t1990', '5301021990'],
  ['9O', '9O'],
])('normaliseIdentifier(%j) is %j', (typed, expected) => {
  expect(normaliseIdentifier(typed)).toBe(expected);
});
