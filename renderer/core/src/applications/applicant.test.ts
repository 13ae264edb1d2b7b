import { describe, expect, it, test } from '@jest/globals';
import { checkUscc, usccCheckCharacter } from '../identifiers/index.ts';
import { Applicant } from './applicant.ts';
import { parseInput } from './input.ts';

/** The specimens that GB 11643 and GB 32100 themselves print. */
const person = {
  kind: 'person',
  name: '张三',
  citizenId: '11010519491231002X',
  mobile: '13800138000',
};
const organisation = {
  kind: 'organisation',
  name: '昆明某某餐饮有限公司',
  uscc: '91350100M000100Y43',
  legalRepresentative: '李四',
  mobile: '13800138000',
  filedBy: { name: '张三', citizenId: '11010519491231002X' },
};

const problems = (input: unknown) => {
  const result = parseInput(Applicant, input);
  return result.ok ? [] : result.problems;
};
const found = (input: unknown) => problems(input).map(({ code, place }) => `${code} ${place}`);

describe('Applicant', () => {
  it('takes a person and an organisation', () => {
    expect(Applicant.parse(person)).toEqual(person);
    expect(Applicant.parse(organisation)).toEqual(organisation);
  });

  it('gives back the canonical spelling of what was typed', () => {
    const typed = {
      ...person,
      name: ' 张三 ',
      citizenId: ' 110105 19491231 002x',
      mobile: '+86 138-0013-8000',
    };
    expect(Applicant.parse(typed)).toEqual(person);
    expect(Applicant.parse({ ...organisation, uscc: '91350100m000100y43' })).toEqual(organisation);
  });

  test.each([
    ['a wrong check character', { citizenId: '110105194912310021' }, 'citizenId.checkDigit citizenId'],
    ['a short number', { citizenId: '1101051949' }, 'citizenId.length citizenId'],
    ['a mobile number with a digit missing', { mobile: '1380013800' }, 'phone.mobileLength mobile'],
    ['no name', { name: '  ' }, 'input.too_small name'],
    ['a name of another type', { name: 3 }, 'input.invalid_type name'],
    ['a member that nobody asked for', { age: 3 }, 'input.unrecognized_keys '],
  ])('tells a person of %s', (_what, change, expected) => {
    expect(found({ ...person, ...change })).toEqual([expected]);
  });

  test.each([
    ['a wrong check character', { uscc: '91350100M000100Y44' }, 'uscc.checkDigit uscc'],
    ['no legal representative', { legalRepresentative: '' }, 'input.too_small legalRepresentative'],
    [
      'a wrong number of who files',
      { filedBy: { name: '张三', citizenId: '110105194912310021' } },
      'citizenId.checkDigit filedBy/citizenId',
    ],
  ])('tells an organisation of %s', (_what, change, expected) => {
    expect(found({ ...organisation, ...change })).toEqual([expected]);
  });

  it('takes an early code whose inner organisation code was not computed: that is only a warning', () => {
    const early = '91350100M000100Y5';
    const uscc = `${early}${usccCheckCharacter(early)}`;
    expect(checkUscc(uscc).map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'uscc.organisationCode warning',
    ]);
    expect(found({ ...organisation, uscc })).toEqual([]);
  });

  it('tells everything at once, in Chinese', () => {
    const all = problems({ kind: 'person', citizenId: '1', mobile: '2' });
    expect(all.map(({ place }) => place)).toEqual(['name', 'citizenId', 'mobile']);
    for (const { message } of [
      ...all,
      ...problems({}),
      ...problems(null),
      ...problems({ ...person, age: 3 }),
    ]) {
      expect(message).toMatch(/\p{Script=Han}/u);
      expect(message).not.toMatch(/[a-z]{2}/i);
    }
  });
});
