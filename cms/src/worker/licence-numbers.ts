import { BanshiError } from '@banshi/core/errors';
import { foodLicenceNumber, licenceIdentifier } from '@banshi/core/identifiers';
import type { ResultDocument } from '@banshi/core/items';
import demo from '@banshi/tenants/data/demo-departments.json' with { type: 'json' };
import type { LoadedCase } from '../operations/cases/load.ts';
import { allocateNumber } from '../operations/numbers.ts';
import type { Runtime } from '../runtime.ts';

const demoLicenceTypes = new Map(demo.licenceTypes.map((row) => [row.template, row.licenceType]));

const formatOf: Record<string, '1' | '2' | '3'> = { foodSales: '1', catering: '2', unitCanteen: '3' };

/** The number on the face, by the numbering that the result names. Throws `licence.numbering`. */
export async function licenceNumber(
  runtime: Runtime,
  { result, loaded, issueKey }: { result: ResultDocument; loaded: LoadedCase; issueKey: string },
): Promise<string> {
  const { situation, tenantCode } = loaded.state;
  const format = formatOf[String(situation.businessForm)];
  if (result.numbering !== 'foodBusiness' || !format)
    throw new BanshiError({
      code: 'licence.numbering',
      place: result.key,
      personMessage: '这种证照没有设定编号规则，请在事项的“办理结果”里设定。',
      status: 422,
    });
  const division6 = tenantCode.slice(0, 6);
  const sequence = await allocateNumber(runtime, {
    series: `foodBusiness:${format}:${division6}`,
    allocationKey: `licence:${issueKey}`,
  });
  return foodLicenceNumber({ format, division6, sequence });
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
