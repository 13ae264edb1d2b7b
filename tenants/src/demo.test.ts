import { readFileSync } from 'node:fs';
import { checkCitizenId, checkUscc } from '@banshi/core/identifiers';
import { describe, expect, it, test } from '@jest/globals';
import { DemoAccounts, DemoDepartments } from './demo.ts';
import { readDivisions } from './divisions.ts';

const data = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
const register = DemoDepartments.parse(JSON.parse(data('demo-departments.json')));
const accounts = DemoAccounts.parse(JSON.parse(data('demo-accounts.json')));
const read = readDivisions(data('divisions-53.csv'));
const codes = new Set((read.ok ? read.value : []).map((division) => division.code));

describe('demonstration bodies', () => {
  test.each(register.departments)('$departmentKey says that it is one', (body) => {
    expect(checkUscc(body.uscc)).toEqual([]);
    expect(body.uscc.slice(0, 2)).toBe('11');
    expect(body.uscc.slice(2, 8)).toBe(body.tenantCode.slice(0, 6));
    expect(codes).toContain(body.tenantCode);
    expect(body.servicePoints.length).toBeGreaterThan(0);
    const shown = [
      body.name,
      body.enquiryPhone,
      body.complaintPhone,
      ...body.servicePoints.flatMap(({ name, address, phone, hours }) => [name, address, phone, hours]),
    ];
    for (const text of shown) expect(text).toContain('演示');
    expect(body.enquiryPhone).not.toBe(body.complaintPhone);
  });

  it('have keys and codes of their own', () => {
    const { departments } = register;
    const points = departments.flatMap((body) => body.servicePoints.map((point) => point.servicePointKey));
    expect(new Set(departments.map((body) => body.departmentKey)).size).toBe(departments.length);
    expect(new Set(departments.map((body) => body.uscc)).size).toBe(departments.length);
    expect(new Set(points).size).toBe(points.length);
  });

  it('are market supervision in three counties, and one other body beside one of them', () => {
    const bodies = register.departments.map(({ tenantCode, role }) => `${tenantCode} ${role}`);
    expect(bodies).toEqual(
      expect.arrayContaining([
        '530102000000 market-supervision',
        '530102000000 health',
        '530112000000 market-supervision',
        '530103000000 market-supervision',
      ]),
    );
  });

  it('are one for each role of a tenant, so that a case finds its body', () => {
    const bodies = register.departments.map(({ tenantCode, role }) => `${tenantCode} ${role}`);
    expect(new Set(bodies).size).toBe(bodies.length);
  });

  it('have licence types of a check-valid synthetic body', () => {
    for (const { licenceType } of register.licenceTypes) {
      expect(checkUscc(licenceType.slice(0, 18))).toEqual([]);
      expect(licenceType.slice(18)).toMatch(/^\d{3}$/);
    }
  });
});

/** As the system asks of every password: at least 12 characters of three kinds. */
function isStrong(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  return password.length >= 12 && kinds >= 3;
}

describe('demonstration accounts', () => {
  const bodies = new Map(register.departments.map((body) => [body.departmentKey, body]));

  it('cover every role', () => {
    const roles = new Set(accounts.staff.flatMap((account) => account.bindings.map(({ role }) => role)));
    expect([...roles].sort()).toEqual([
      'approver',
      'auditor',
      'clerk',
      'configurator',
      'platformAdministrator',
      'reviewer',
    ]);
  });

  it('belong to tenants and departments that exist, and those who see cases to a department', () => {
    for (const { role, tenantCode, departmentKey } of accounts.staff.flatMap((account) => account.bindings)) {
      expect(codes).toContain(tenantCode);
      if (['clerk', 'reviewer', 'approver'].includes(role)) expect(departmentKey).toBeDefined();
      if (departmentKey !== undefined) expect(bodies.get(departmentKey)?.tenantCode).toBe(tenantCode);
    }
  });

  it('have strong passwords, and addresses that cannot receive mail', () => {
    for (const { password } of [...accounts.staff, ...accounts.citizens])
      expect(isStrong(password)).toBe(true);
    for (const { email } of accounts.staff) expect(email).toMatch(/@demo\.invalid$/);
    expect(new Set(accounts.staff.map(({ email }) => email)).size).toBe(accounts.staff.length);
  });

  it('have check-valid synthetic identities', () => {
    for (const citizen of accounts.citizens) {
      expect(checkCitizenId(citizen.citizenId)).toEqual([]);
      expect(citizen.name).toContain('演示');
      for (const organisation of citizen.organisations) {
        expect(checkUscc(organisation.uscc)).toEqual([]);
        expect(organisation.name).toContain('演示');
      }
    }
    expect(accounts.citizens[0]?.citizenId).toBe('530102199001011231');
  });
});
