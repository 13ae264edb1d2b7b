import { HandlingItem, ResultDocument } from '@banshi/core/items';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestRuntime, testDatabase, testRuntime } from '../../test/runtime.ts';
import type { LoadedCase } from '../operations/cases/load.ts';
import { resolvedBundle } from '../operations/catalogue/resolve.ts';
import { tenantByCode } from '../operations/catalogue/tenants.ts';
import { licenceNumber, siblingNumbers } from './licence-numbers.ts';
import { factsOf, licenceSheets } from './licence-sheets.ts';

const permit = ResultDocument.parse({
  key: 'operation-permit',
  name: { zh: '经营许可证（演示）' },
  kind: 'licence',
  numbering: { pattern: '{division6}{sequence4}' },
});
const certificate = ResultDocument.parse({
  key: 'vehicle-certificate',
  name: { zh: '运输证（演示）' },
  kind: 'licence',
  cardinality: 'perRow',
  rowsFrom: 'vehicles',
  when: { '==': [{ var: 'row.purchased' }, true] },
  numbering: { pattern: '云{year}-{division6}-{sequence6}' },
});
const vehicles = [
  { plate: '云A00001', purchased: true },
  { plate: '云A00002', purchased: false },
  { plate: '云A00003', purchased: true },
];

let runtime: TestRuntime;
let item: HandlingItem;
beforeAll(async () => {
  runtime = await testRuntime();
  const tenant = await tenantByCode(runtime, '530102');
  const { bundle } = await resolvedBundle(runtime, { tenant, itemKey: 'food-business-licence-new' });
  item = HandlingItem.parse({ ...bundle.item, results: [permit, certificate] });
}, 180_000);
afterAll(() => runtime.close());

/** A case as far as numbering looks at it, with its personal part stored. */
async function caseWith(caseId: string, form: Record<string, unknown>): Promise<LoadedCase> {
  const digest = `digest-${caseId}`;
  await runtime.tables.caseRecords.insert({ caseId, digest, salt: 's', applicant: {}, payload: form });
  const state = {
    caseId,
    situation: {},
    applicationDigest: digest,
    submittedAt: '2026-11-23T01:00:00.000Z',
  };
  return { item, state } as unknown as LoadedCase;
}

describe(`licences of one case on ${testDatabase}`, () => {
  const issuer = { tenantCode: '530102000000' };

  it('are one for each row for which the result is due, under keys that never change', async () => {
    const loaded = await caseWith('c-1', { vehicles });
    const facts = await factsOf(runtime, loaded);
    const sheets = licenceSheets({ runtime, loaded, result: certificate, facts });
    expect(sheets.map(({ issueKey, fileKey, row }) => [issueKey, fileKey, row?.plate])).toEqual([
      ['c-1:vehicle-certificate:1', 'vehicle-certificate-1', '云A00001'],
      ['c-1:vehicle-certificate:3', 'vehicle-certificate-3', '云A00003'],
    ]);
    expect(licenceSheets({ runtime, loaded, result: permit, facts })).toHaveLength(1);
    const none = { ...facts, form: {} };
    expect(licenceSheets({ runtime, loaded, result: certificate, facts: none })).toEqual([]);
  });

  it('are numbered by their pattern, each series by itself, and bear the number of the permit', async () => {
    const loaded = await caseWith('c-2', { vehicles });
    const facts = await factsOf(runtime, loaded);
    const common = { loaded, issuer, year: '2026' };
    const numbers: string[] = [];
    for (const { issueKey } of licenceSheets({ runtime, loaded, result: certificate, facts }))
      numbers.push(await licenceNumber(runtime, { ...common, result: certificate, issueKey }));
    expect(numbers).toEqual(['云2026-530102-000001', '云2026-530102-000002']);
    const siblings = await siblingNumbers(runtime, { ...common, result: certificate });
    expect(siblings).toEqual({ operationPermit: '5301020001' });
    const own = await licenceNumber(runtime, {
      ...common,
      result: permit,
      issueKey: 'c-2:operation-permit',
    });
    expect(own).toBe('5301020001');
    const next = { ...common, issuer: { tenantCode: '530112000000' }, result: permit, issueKey: 'c-3:x' };
    expect(await licenceNumber(runtime, next)).toBe('5301120001');
    const unnumbered = { ...permit, numbering: undefined };
    await expect(
      licenceNumber(runtime, { ...common, result: unnumbered, issueKey: 'c-4:x' }),
    ).rejects.toMatchObject({ code: 'licence.numbering' });
  });
});
