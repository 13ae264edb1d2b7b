import { describe, expect, it, test } from '@jest/globals';
import { evaluateForm, prefillForm } from '../forms/index.ts';
import { effectiveSituation, faceData } from '../items/index.ts';
import { checkTemplateData, LicenceFace, type TemplateData } from '../licences/index.ts';
import { at, readFace, resolveShipped } from './__fixtures__/shipped-layers.ts';

const { item } = resolveShipped('teacher-qualification');
const answers = {
  teacherKind: 'seniorMiddle',
  disqualification: 'none',
  identity: 'mainland',
  route: 'nationalExam',
  subject: 'maths',
  applyBy: 'household',
  place: '530102000000',
};
const applicant = {
  kind: 'person',
  name: '张三演示',
  citizenId: '530102199001011231',
  mobile: '13900000000',
};
const typed = {
  gender: 'male',
  ethnicity: 'ba',
  birthDate: '1990-01-01',
  politicalStatus: 'masses',
  household: { division: '530102001001', detail: '演示路 1 号' },
  confirmationPoint: '演示确认点',
  examNumber: '20260001',
  educationLevel: 'bachelor',
  school: '演示大学',
  major: '数学',
  studyMode: 'fullTime',
  teacherTraining: false,
  putonghua: 'b2',
  resume: [
    { from: '2008-09-01', until: '2012-07-01', place: '演示大学', duty: '数学专业学习' },
    { from: '2012-07-01', until: '2026-11-23', place: '演示公司', duty: '职员' },
  ],
};

const evaluate = (given: Record<string, unknown> = {}, values: Record<string, unknown> = {}) => {
  const situation = effectiveSituation(item, { ...answers, ...given });
  const draft = { ...prefillForm(item.form, {}, { applicant, situation }), ...typed, ...values };
  return evaluateForm(item.form, draft as never, { situation, param: {}, applicant, today: at });
};
const errorsOf = (given: Record<string, unknown>, values: Record<string, unknown> = {}) =>
  evaluate(given, values).errors.map(({ field, code }) => `${field} ${code}`);

describe('the form', () => {
  it('is filled in, with what is known put in', () => {
    const { errors, payload } = evaluate();
    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      name: '张三演示',
      citizenId: '530102199001011231',
      teacherKind: 'seniorMiddle',
      subject: 'maths',
      applyBy: 'household',
      mobile: '13900000000',
    });
    expect(payload).not.toHaveProperty('idNumber');
    expect(payload).not.toHaveProperty('otherSubject');
  });

  test.each([
    ['a sex that the identity number belies', {}, { gender: 'female' }, ['gender check.genderDiffers']],
    ['a birthday that it belies', {}, { birthDate: '1990-01-02' }, ['birthDate check.birthDiffers']],
    [
      'a household elsewhere than answered',
      {},
      { household: { division: '530112001001', detail: '演示路 2 号' } },
      ['household check.householdElsewhere'],
    ],
    ['too little Putonghua', {}, { putonghua: 'a3' }, ['putonghua check.needsB2']],
    ['level 2B for Chinese', { subject: 'chinese' }, { putonghua: 'b2' }, ['putonghua check.chineseNeedsA2']],
    ['no name of another subject', { subject: 'other' }, {}, ['otherSubject required']],
    ['no number of the examination', {}, { examNumber: '' }, ['examNumber required']],
    ['no curriculum vitae', {}, { resume: [] }, ['resume required']],
  ])('refuses %s', (_, given, values, expected) => {
    expect(errorsOf(given, values)).toEqual(expected);
  });

  test.each([
    ['level 2A for Chinese', { subject: 'chinese' }, { putonghua: 'a2' }],
    [
      'a household elsewhere of somebody who applies where they teach',
      { applyBy: 'work' },
      { household: { division: '530112001001', detail: '演示路 2 号' } },
    ],
    [
      'another document of a resident of Hong Kong',
      { identity: 'hmt' },
      { idNumber: 'H0000000', birthDate: '1991-05-06', gender: 'female' },
    ],
  ])('takes %s', (_, given, values) => {
    expect(errorsOf(given, values)).toEqual([]);
  });

  it('refuses a period that ends before it begins, and names the row', () => {
    const [first] = typed.resume;
    const { errors } = evaluate({}, { resume: [first, { ...first, until: '2008-08-31' }] });
    expect(errors).toMatchObject([
      { field: 'resume', code: 'check.periodReversed', row: 1, column: 'until' },
    ]);
  });

  it('gives the face of the certificate', () => {
    const { payload } = evaluate();
    const [result] = item.results;
    if (!result) throw new Error('no result');
    const face = faceData(item, result, {
      facts: { situation: effectiveSituation(item, answers), form: payload, applicant },
      decision: { number: '20265301000000001', issuedOn: at, validFrom: at },
      issuer: { name: '昆明市教育体育局（演示）', uscc: '11530102000000019Q' },
      divisionName: (code) => code,
    });
    expect(face).toEqual({
      holderName: '张三演示',
      gender: '男',
      birthMonth: '1990年01月',
      ethnicity: '白族',
      holderCode: '530102199001011231',
      kind: '高级中学教师资格',
      subject: '数学',
      licenceNumber: '20265301000000001',
      issuingBody: '昆明市教育体育局（演示）',
      issuedOn: at,
    });
    const template = LicenceFace.parse(readFace('teacher-qualification-certificate'));
    const data = { ...face, identifier: 'x', demo: true } as TemplateData;
    expect(checkTemplateData(template.fields, data)).toEqual([]);
    expect(template.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(face)));
  });
});
