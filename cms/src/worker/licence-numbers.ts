import { BanshiError } from '@banshi/core/errors';
import { foodLicenceNumber, licenceIdentifier } from '@banshi/core/identifiers';
import type { ResultDocument } from '@banshi/core/items';
import demo from '@banshi/tenants/data/demo-departments.json' with { type: 'json' };
import type { LoadedCase } from '../operations/cases/load.ts';
import { allocateNumber } from '../operations/numbers.ts';
import type { Runtime } from '../runtime.ts';
import { factsOf, licenceSheets } from './licence-sheets.ts';

const demoLicenceTypes = new Map(demo.licenceTypes.map((row) => [row.template, row.licenceType]));

const formatOf: Record<string, '1' | '2' | '3'> = { foodSales: '1', catering: '2', unitCanteen: '3' };

interface NumberInput {
  loaded: LoadedCase;
  result: ResultDocument;
  /** Under 委托 the delegator, in whose series the number runs. */
  issuer: { tenantCode: string };
  /** Of the day of issue, four digits. */
  year: string;
  issueKey: string;
}

/** The number on the face, by the numbering that the result names. Throws `licence.numbering`. */
export async function licenceNumber(runtime: Runtime, input: NumberInput): Promise<string> {
  const division6 = input.issuer.tenantCode.slice(0, 6);
  const { numbering } = input.result;
  if (typeof numbering === 'object')
    return patternNumber(runtime, { ...input, pattern: numbering.pattern, division6 });
  const format = formatOf[String(input.loaded.state.situation.businessForm)];
  if (numbering !== 'foodBusiness' || !format)
    throw new BanshiError({
      code: 'licence.numbering',
      place: input.result.key,
      personMessage: '这种证照没有设定编号规则，请在事项的“办理结果”里设定。',
      status: 422,
    });
  const sequence = await allocateNumber(runtime, {
    series: `foodBusiness:${format}:${division6}`,
    allocationKey: `licence:${input.issueKey}`,
  });
  return foodLicenceNumber({ format, division6, sequence });
}

const sequenceToken = /\{sequence(\d)\}/;

/** A declared pattern such as `{division6}{year}{sequence6}`: one series for each text that the other tokens give. */
async function patternNumber(
  runtime: Runtime,
  {
    pattern,
    division6,
    year,
    issueKey,
    result,
  }: Pick<NumberInput, 'year' | 'issueKey' | 'result'> & { pattern: string; division6: string },
): Promise<string> {
  const series = pattern.replaceAll('{division6}', division6).replaceAll('{year}', year);
  const width = Number(sequenceToken.exec(series)?.[1] ?? 0);
  if (width === 0)
    throw new BanshiError({
      code: 'licence.numbering',
      place: result.key,
      personMessage: '编号规则里没有流水号，请在事项的“办理结果”里更正。',
      status: 422,
    });
  const value = await allocateNumber(runtime, {
    series: `pattern:${series}`,
    allocationKey: `licence:${issueKey}`,
  });
  return series.replace(sequenceToken, String(value).padStart(width, '0'));
}

const camelCase = (key: string): string =>
  key.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/**
 * Numbers of the other licences of the case that are issued once, by result: a certificate of one vehicle bears the
 * number of the permit. Asking gives a number to one that is not printed yet, the one that it will then bear.
 */
export async function siblingNumbers(
  runtime: Runtime,
  { loaded, issuer, year, result }: Omit<NumberInput, 'issueKey'>,
): Promise<Record<string, string>> {
  const siblings = loaded.item.results.filter(
    (other) =>
      other.kind === 'licence' && other.numbering && other.cardinality === 'one' && other.key !== result.key,
  );
  const facts = await factsOf(runtime, loaded);
  const numbers: Record<string, string> = {};
  for (const sibling of siblings)
    for (const { issueKey } of licenceSheets({ runtime, loaded, result: sibling, facts }))
      numbers[camelCase(sibling.key)] = await licenceNumber(runtime, {
        loaded,
        result: sibling,
        issuer,
        year,
        issueKey,
      });
  return numbers;
}

/** The demo knows a synthetic code for a type whose real one is 待补; a real licence is never issued under one. */
function licenceTypeOf(runtime: Runtime, result: ResultDocument): string {
  const demo = runtime.config.profile === 'demo' ? demoLicenceTypes.get(result.template ?? '') : undefined;
  const type = result.licenceType ?? demo;
  if (type) return type;
  throw new BanshiError({
    code: 'licence.typeUnknown',
    place: result.key,
    personMessage: '这种证照还没有证照类型代码（GB/T 36904），不能制证，请在事项的“办理结果”里补全。',
    status: 422,
  });
}

/** GB/T 36904: serial is the year and a running number of the issuer. */
export async function identifierOf(
  runtime: Runtime,
  {
    result,
    issuer,
    issueKey,
    issuedOn,
  }: { result: ResultDocument; issuer: string; issueKey: string; issuedOn: string },
): Promise<string> {
  const year = issuedOn.slice(0, 4);
  const value = await allocateNumber(runtime, {
    series: `identifier:${issuer}:${year}`,
    allocationKey: `identifier:${issueKey}`,
  });
  return licenceIdentifier({
    type: licenceTypeOf(runtime, result),
    issuer,
    serial: `${year}${String(value).padStart(6, '0')}`,
    version: '001',
  });
}
