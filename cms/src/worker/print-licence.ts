import { shanghaiDate, validUntil } from '@banshi/core/calendar';
import { BanshiError } from '@banshi/core/errors';
import { canonicalJson, sha256Hex } from '@banshi/core/identifiers';
import { faceData, type ResultDocument } from '@banshi/core/items';
import { compileFace, faceToHtml, type TemplateData } from '@banshi/core/licences';
import type { LoadedCase } from '../operations/cases/load.ts';
import { divisionCodesIn, divisionNames } from '../operations/catalogue/division-name.ts';
import type { DepartmentRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';
import type { KnownFacts, LicenceSheet } from './licence-sheets.ts';
import { printSealed, qrPicture, refuseProblems } from './printing.ts';
import { sealOf } from './seal-of.ts';

export interface LicenceFacts {
  number: string;
  /** Numbers of the case's other licences, by result key in camel case. */
  numbers: Record<string, string>;
  identifier: string;
  /** `YYYY-MM-DD`. */
  issuedOn: string;
  validUntil: string | undefined;
  issuer: DepartmentRow & { uscc: string };
}

interface LicenceInput {
  loaded: LoadedCase;
  result: ResultDocument;
  facts: LicenceFacts;
  known: KnownFacts;
  sheet: LicenceSheet;
}

/** The issuing body by its register. Throws `licence.issuerUnknown` without its code. */
export async function issuerOf(runtime: Runtime, departmentKey: string): Promise<LicenceFacts['issuer']> {
  const department = await runtime.tables.departments.first({ departmentKey: { equals: departmentKey } });
  if (department?.uscc) return { ...department, uscc: department.uscc };
  throw new BanshiError({
    code: 'licence.issuerUnknown',
    place: departmentKey,
    personMessage: '发证机关没有登记统一社会信用代码，不能制证，请在“部门”里补全。',
    status: 422,
  });
}

/** Days that the licence carries: decided on this day, valid for whole years less a day. */
export function daysOf({ loaded, result }: Pick<LicenceInput, 'loaded' | 'result'>, now: string) {
  const approval = loaded.events.find((event) => event.body.type === 'approved');
  const issuedOn = shanghaiDate(approval?.at ?? now);
  return {
    issuedOn,
    validUntil: result.validityYears ? validUntil(issuedOn, result.validityYears) : undefined,
  };
}

/** What stands on the face: the item's own rules over the case, and what only the issue knows. */
async function printedData(
  runtime: Runtime,
  { loaded, result, facts, known, sheet }: LicenceInput,
): Promise<TemplateData> {
  const { item } = loaded;
  const { number, numbers, identifier, issuedOn, issuer } = facts;
  const data = {
    ...faceData(
      item,
      result,
      {
        facts: known,
        decision: {
          number,
          numbers,
          issuedOn,
          validFrom: issuedOn,
          ...(facts.validUntil && { validUntil: facts.validUntil }),
        },
        issuer: {
          name: issuer.name,
          uscc: issuer.uscc,
          ...(issuer.complaintPhone && { complaintPhone: issuer.complaintPhone }),
        },
        ...(sheet.row ? { row: sheet.row } : {}),
        divisionName: await divisionNames(runtime, divisionCodesIn(known)),
      },
      { today: issuedOn, calendar: runtime.calendar },
    ),
    identifier,
    demo: runtime.config.profile === 'demo',
  };
  const present = Object.entries(data).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(present) as TemplateData;
}

/** The sealed PDF of a licence, and the data and template that it was made from. */
export async function printLicence(runtime: Runtime, input: LicenceInput) {
  const { loaded, result, facts } = input;
  const template = loaded.templates[`face/${result.template ?? ''}`];
  const face = compileFace(template);
  if (!face.ok) throw refuseProblems('licence.template', face.problems);
  const data = await printedData(runtime, input);
  const seal = await sealOf(runtime, facts.issuer.departmentKey);
  const address = `${runtime.config.portalOrigin}/verify/${facts.identifier}`;
  const printed = faceToHtml({
    face: face.value,
    data,
    images: { qr: qrPicture(address), seal: seal.picture },
  });
  const errors = printed.problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw refuseProblems('licence.invalid', errors);
  const { html, skeleton, slots, text, page, seals } = printed;
  const pdf = await printSealed(runtime, {
    html,
    skeleton,
    slots,
    text,
    page,
    title: `${result.name.zh} ${facts.number}`,
    reason: `颁发${result.name.zh}`,
    owner: seal.owner,
    place: seals[0],
  });
  return { pdf, data, templateHash: sha256Hex(canonicalJson(template ?? null)) };
}
