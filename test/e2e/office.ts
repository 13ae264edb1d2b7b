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

/** What a correction point is about, by its name in the list of materials and fields. */
export async function choosesTarget(staff: Person, name: string) {
  const list = await staff.page.waitForSelector('select[id^="act-points-0-target"]');
  const value = await list?.evaluate(
    (select, wanted) =>
      [...(select as HTMLSelectElement).options].find((option) => option.textContent?.trim() === wanted)
        ?.value ?? '',
    name,
  );
  if (!value) throw new Error(`no correction target is called ${name}`);
  await list?.select(value);
}

/** Chooses an act on a case; the only one that is possible stands open already. */
export async function choosesAct(staff: Person, name: string) {
  const isOpen = await staff.page.$$eval(
    '[aria-pressed="true"]',
    (buttons, wanted) => buttons.some((button) => button.textContent?.trim() === wanted),
    name,
  );
  if (!isOpen) await staff.presses(name);
}
