import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BanshiError, type Problem } from '@banshi/core/errors';
import {
  DemoAccounts,
  DemoDepartments,
  GovernanceExceptions,
  readDivisions,
  tenantsFromDivisions,
} from '@banshi/tenants';
import type { Config } from '../config.ts';
import { insertMany } from '../repositories/bulk.ts';
import { isUniqueConflict, type Table } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';
import { writeDemoAccounts } from '../settings/demo-accounts.ts';
import { publishShipped, shippedVersion } from './shipped-items.ts';
import type { Step } from './steps.ts';

const dataFile = (name: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(`@banshi/tenants/data/${name}`), 'utf8');

const versionOf = (...texts: string[]): string =>
  createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);

/** What an empty database is filled with. A production installation gets divisions and shipped items, and no demo data. */
export function setupSteps(config: Config): Step[] {
  const always = [divisions, shippedItems];
  return config.profile === 'demo' ? [divisions, demoDepartments, demoAccounts, shippedItems] : always;
}

const orThrow = (code: string, problems: Problem[]): BanshiError =>
  new BanshiError({
    code,
    place: problems[0]?.place,
    personMessage: problems[0]?.message ?? '随附数据有误。',
    details: { problems },
    status: 500,
  });

const divisions: Step = {
  key: 'divisions',
  label: '装载行政区划',
  version: () => versionOf(dataFile('divisions-53.csv'), dataFile('governance-exceptions.json')),
  async run(runtime) {
    const read = readDivisions(dataFile('divisions-53.csv'));
    if (!read.ok) throw orThrow('divisions.invalid', read.problems);
    const { exceptions } = GovernanceExceptions.parse(JSON.parse(dataFile('governance-exceptions.json')));
    const tenants = tenantsFromDivisions(read.value, exceptions);
    if (!tenants.ok) throw orThrow('tenants.invalid', tenants.problems);
    const known = new Set((await runtime.tables.tenants.find()).map((row) => row.tenantCode));
    const rows = tenants.value
      .filter((tenant) => !known.has(tenant.tenantCode))
      .map((tenant) => ({
        tenantCode: tenant.tenantCode,
        name: tenant.name,
        kind: tenant.kind,
        level: tenant.level,
        ownerPath: tenant.path,
        parentCode: tenant.governance.at(-1)?.parent ?? null,
        depth: tenant.path.split('/').length - 2,
        hidden: tenant.hidden,
        settings: { governance: tenant.governance, serves: tenant.serves, branding: tenant.branding ?? null },
      }));
    await insertMany(runtime.payload, { slug: 'tenants', rows, newId: randomUUID });
    return `${tenants.value.length} 个`;
  },
};

/** Inserts a row unless one with the same key is there already. */
async function once<R extends object>(table: Table<R>, row: R): Promise<void> {
  try {
    await table.insert(row);
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
}

async function pathOf(runtime: Runtime, tenantCode: string): Promise<string> {
  const tenant = await runtime.tables.tenants.first({ tenantCode: { equals: tenantCode } });
  if (!tenant) throw new Error(`demo data names the unknown tenant ${tenantCode}`);
  return tenant.ownerPath;
}

const demoDepartments: Step = {
  key: 'demo-departments',
  label: '装载演示部门和窗口',
  version: () => versionOf(dataFile('demo-departments.json')),
  async run(runtime) {
    const { departments } = DemoDepartments.parse(JSON.parse(dataFile('demo-departments.json')));
    for (const { servicePoints, ...department } of departments) {
      const ownerPath = await pathOf(runtime, department.tenantCode);
      await once(runtime.tables.departments, { ...department, ownerPath });
      for (const point of servicePoints)
        await once(runtime.tables.servicePoints, {
          ...point,
          ownerPath,
          departmentKey: department.departmentKey,
          demo: true,
        });
    }
    return `${departments.length} 个部门`;
  },
};

const demoAccounts: Step = {
  key: 'demo-accounts',
  label: '建立演示账号',
  version: () => versionOf(dataFile('demo-accounts.json')),
  async run(runtime) {
    const { staff, citizens } = DemoAccounts.parse(JSON.parse(dataFile('demo-accounts.json')));
    for (const account of staff) {
      const userId = await userFor(runtime, account);
      for (const binding of account.bindings)
        await once(runtime.tables.roleBindings, {
          userId,
          role: binding.role,
          tenantCode: binding.tenantCode,
          ownerPath: await pathOf(runtime, binding.tenantCode),
          departmentKey: binding.departmentKey ?? '',
        });
    }
    for (const citizen of citizens) await citizenFor(runtime, citizen);
    writeDemoAccounts(runtime.config, { staff, citizens });
    return `${staff.length + citizens.length} 个`;
  },
};

async function userFor(runtime: Runtime, account: DemoAccounts['staff'][number]): Promise<string> {
  const known = await runtime.tables.users.first({ email: { equals: account.email } });
  if (known) return known.id;
  const { email, password, displayName } = account;
  const made = await runtime.payload.create({
    collection: 'users' as never,
    data: { email, password, displayName } as never,
    overrideAccess: true,
  });
  return String((made as { id: string | number }).id);
}

async function citizenFor(runtime: Runtime, citizen: DemoAccounts['citizens'][number]): Promise<void> {
  const { citizenId, name, mobile, password } = citizen;
  if (await runtime.tables.citizens.first({ citizenId: { equals: citizenId } })) return;
  await runtime.payload.create({
    collection: 'citizens' as never,
    data: { username: citizenId.toLowerCase(), citizenId, name, mobile, password } as never,
    overrideAccess: true,
  });
}

const shippedItems: Step = {
  key: 'shipped-items',
  label: '发布随附事项',
  version: shippedVersion,
  run: publishShipped,
};
