import { z } from 'zod';
import type { Problem } from '../errors/index.ts';
import {
  checkCitizenId,
  checkPhone,
  checkUscc,
  normaliseIdentifier,
  normalisePhone,
} from '../identifiers/index.ts';

const name = (what: string) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, `请填写${what}`)
    .max(100, `${what}不能超过100字`);

/** A code as typed, brought to its canonical spelling and then checked strictly, each fault with its own sentence. */
function identifier(input: {
  what: string;
  normalise: (text: string) => string;
  check: (text: string) => Problem[];
}) {
  const { what, normalise, check } = input;
  return z
    .string({ error: `请填写${what}` })
    .transform(normalise)
    .superRefine((text, context) => {
      for (const { code, message, severity } of check(text)) {
        if (severity === 'error') context.addIssue({ code: 'custom', message, params: { code } });
      }
    });
}

const CitizenId = identifier({ what: '身份证号', normalise: normaliseIdentifier, check: checkCitizenId });
const Uscc = identifier({ what: '统一社会信用代码', normalise: normaliseIdentifier, check: checkUscc });
const Mobile = identifier({
  what: '手机号',
  normalise: normalisePhone,
  check: (text) => checkPhone(text, { kind: 'mobile' }),
});

/** 自然人. */
export const PersonApplicant = z.strictObject({
  kind: z.literal('person'),
  name: name('姓名'),
  citizenId: CitizenId,
  mobile: Mobile,
});
export type PersonApplicant = z.infer<typeof PersonApplicant>;

/** 法人或者其他组织. `filedBy` is the natural person who is logged in and files for the organisation (经办人). */
export const OrganisationApplicant = z.strictObject({
  kind: z.literal('organisation'),
  name: name('单位名称'),
  uscc: Uscc,
  legalRepresentative: name('法定代表人姓名'),
  mobile: Mobile,
  filedBy: z.strictObject({ name: name('经办人姓名'), citizenId: CitizenId }),
});
export type OrganisationApplicant = z.infer<typeof OrganisationApplicant>;

/** 申请人. What it gives back is the canonical spelling: store that, not what was typed. */
export const Applicant = z.discriminatedUnion('kind', [PersonApplicant, OrganisationApplicant], {
  error: '请选择以个人还是以单位名义申请',
});
export type Applicant = z.infer<typeof Applicant>;
