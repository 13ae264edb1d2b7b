import type { Person } from './person.ts';

const password = 'Banshi-Demo-2026';

/** Logs in to the office with a demo account, by the part of its address before the @. */
export async function logsInToOffice(staff: Person, name: string) {
  await staff.go('/admin/login');
  await staff.fills('#field-email', `${name}@demo.invalid`);
  await staff.fills('#field-password', password);
  await staff.page.click('button[type=submit]');
  await staff.until(async () => !staff.page.url().endsWith('/login'), 'the login was not accepted');
}

export async function opensCase(staff: Person, caseNumber: string) {
  await staff.go(`/admin/cases/${caseNumber}`);
  await staff.sees(caseNumber);
}
