import { describe, expect, it, test } from '@jest/globals';
import { isOk } from '../errors/index.ts';
import { checkCatalogueCode, checkTaskCode, parseCatalogueCode, parseTaskCode } from './index.ts';

describe('catalogue code', () => {
  test.each(['440106043001', '370117002011', '530131000000', '00010100100Y'])('%s is accepted', (text) => {
    expect(checkCatalogueCode(text)).toEqual([]);
  });

  it('is taken apart', () => {
    const result = parseCatalogueCode('44010604300Y');
    expect(isOk(result) && result.value).toEqual({
      division: '44',
      itemType: '01',
      department: '06',
      mainItem: '043',
      subItem: '00Y',
    });
  });

  test.each([
    ['', 'catalogueCode.length'],
    ['44010604300', 'catalogueCode.length'],
    ['4401060430011', 'catalogueCode.length'],
    ['44010604301Y', 'catalogueCode.alphabet'],
    ['44010604300y', 'catalogueCode.alphabet'],
    ['4401060430Y0', 'catalogueCode.alphabet'],
    ['44010A043001', 'catalogueCode.alphabet'],
  ])('%j is refused with %s', (text, code) => {
    expect(checkCatalogueCode(text)).toMatchObject([{ code, severity: 'error', place: '' }]);
    expect(parseCatalogueCode(text)).toEqual({ ok: false, problems: checkCatalogueCode(text) });
  });
});

describe('task code', () => {
  test.each([
    ['11440100007483172Q3440106043001', '11440100007483172Q', '3', '440106043001'],
    ['11370800MB285591843370117002011', '11370800MB28559184', '3', '370117002011'],
  ])('%s is accepted and taken apart', (text, issuer, exerciseLevel, catalogueCode) => {
    expect(checkTaskCode(text)).toEqual([]);
    const result = parseTaskCode(text);
    expect(isOk(result) && result.value).toEqual({ issuer, exerciseLevel, catalogueCode });
  });

  test.each([
    ['', 'taskCode.length'],
    ['11440100007483172Q344010604300', 'taskCode.length'],
    ['11440100007483172Q344010604300101', 'taskCode.length'],
    ['1I440100007483172Q3440106043001', 'taskCode.alphabet'],
    ['11440100007483172Q0440106043001', 'taskCode.alphabet'],
    ['11440100007483172Q8440106043001', 'taskCode.alphabet'],
    ['11440100007483172Q344010604300Y', 'taskCode.alphabet'],
    ['11440100007483172P3440106043001', 'uscc.checkDigit'],
  ])('%j is refused with %s', (text, code) => {
    expect(checkTaskCode(text)).toMatchObject([{ code, severity: 'error' }]);
    expect(parseTaskCode(text).ok).toBe(false);
  });

  it('passes on a mere warning about the body’s code', () => {
    // The head of a USCC whose 17th character is not the organisation code's own (4), with its right check character.
    const text = '91350100M000100Y563440106043001';
    expect(checkTaskCode(text)).toMatchObject([{ code: 'uscc.organisationCode', severity: 'warning' }]);
    expect(parseTaskCode(text)).toMatchObject({ ok: true, problems: [{ code: 'uscc.organisationCode' }] });
  });
});
