import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadStaffSession } from '../src/access/index.ts';
import type { CitizenCaller, StaffCaller } from '../src/operations/authorise.ts';
import type { Runtime } from '../src/runtime.ts';

export const itemKey = 'food-business-licence-new';

/** A snack bar in 华山街道, 五华区, that makes hot food and drinks. */
export const answers = {
  foodKinds: ['other'],
  sellerKind: 'ordinary',
  hasPermit: false,
  premises: '530102001000',
  businessForm: 'catering',
  projects: ['hotFood', 'drinks'],
  automaticDevices: false,
  outsideWarehouse: false,
  agent: false,
};

export const organisation = {
  kind: 'organisation' as const,
  name: '五华区滇味小吃店（演示）',
  uscc: '91350100M000100Y43',
  legalRepresentative: '张三',
  mobile: '13800000000',
};

export const values = {
  operatorName: '五华区滇味小吃店（演示）',
  uscc: '91350100M000100Y43',
  legalRepresentative: '张三',
  legalRepresentativeId: '530102199001011231',
  residence: { division: '530102001000', detail: '翠湖北路 2 号' },
  premisesAddress: { division: '530102001000', detail: '翠湖北路 2 号一层 101 室' },
  floorArea: 86.5,
  seats: 24,
  onlineBusiness: false,
  centralKitchen: false,
  groupMealDelivery: false,
  staffCount: 5,
  safetyManager: '李四',
  safetyManagerMobile: '13800000001',
  contactName: '张三',
  contactPhone: '13800000000',
};

/** The smallest file that is a PDF by its first bytes. */
export const pdfBytes = (note: string): Uint8Array =>
  new TextEncoder().encode(`%PDF-1.4\n% ${note}\n%%EOF\n`);

interface Accounts {
  staff: { email: string }[];
  citizens: { citizenId: string }[];
}
const accounts = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@banshi/tenants/data/demo-accounts.json'), 'utf8'),
) as Accounts;

/** A demo account of the staff, by the part of its address before the @. */
export async function staffCaller(runtime: Runtime, name: string): Promise<StaffCaller> {
  const user = await runtime.tables.users.first({ email: { equals: `${name}@demo.invalid` } });
  if (!user) throw new Error(`no demo account ${name}`);
  return { kind: 'staff', ...(await loadStaffSession(runtime.payload, user)) };
}

export async function citizenCaller(runtime: Runtime): Promise<CitizenCaller> {
  const citizenId = accounts.citizens[0]?.citizenId ?? '';
  const row = await runtime.tables.citizens.first({ citizenId: { equals: citizenId } });
  if (!row) throw new Error('no demo citizen');
  return { kind: 'citizen', id: row.id, name: row.name, citizenId, mobile: row.mobile };
}
