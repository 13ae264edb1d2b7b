import { logsInToOffice } from './office.ts';
import { desktop, type Person, person } from './person.ts';

/** An item administrator (事项管理员) at the workbench of one item in one tenant. */
export async function configurator(
  origin: string,
  { account, tenant, itemKey }: { account: string; tenant: string; itemKey: string },
): Promise<Person> {
  const somebody = await person({ origin, viewport: desktop });
  await logsInToOffice(somebody, account);
  await opensWorkbench(somebody, { tenant, itemKey });
  return somebody;
}

export async function opensWorkbench(
  somebody: Person,
  { tenant, itemKey }: { tenant: string; itemKey: string },
): Promise<void> {
  await somebody.go(`/admin/items/${itemKey}?tenant=${tenant}`);
  await somebody.page.waitForSelector('#element-name');
}

/** Chooses an element on the left; for one that flows down or not, which part is edited. */
export async function choosesElement(
  somebody: Person,
  name: string,
  part?: '只对本级有效' | '下级也沿用',
): Promise<void> {
  await somebody.presses(name);
  await somebody.until(
    () =>
      somebody.page.$eval(
        '#element-name',
        (heading, wanted) => heading.textContent?.startsWith(wanted),
        name,
      ),
    `“${name}” was not opened`,
  );
  if (part) await somebody.presses(part);
}

export const isSaved = (somebody: Person): Promise<void> => somebody.sees('已保存为草稿');

/** Hands the draft in with a summary, to hold from a day or as soon as it is approved. */
export async function submitsDraft(
  somebody: Person,
  { summary, from, isUrgent = false }: { summary: string; from?: string; isUrgent?: boolean },
): Promise<void> {
  await isSaved(somebody);
  await somebody.presses('提交与审核');
  await somebody.page.waitForSelector('#summary');
  if (from) {
    await somebody.presses('指定日期');
    await types(somebody, 'input[type=date]', from);
  }
  if (isUrgent) await somebody.presses('紧急修改，今天生效');
  await somebody.fills('#summary', summary);
  await somebody.presses('提交审核');
  await somebody.sees('已提交，请另一位事项管理员审核');
}

/** A second person looks at what was handed in, and publishes it. */
export async function publishes(
  origin: string,
  who: { account: string; tenant: string; itemKey: string },
  sees: readonly string[] = [],
): Promise<void> {
  const reviewer = await configurator(origin, who);
  await reviewer.presses('提交与审核');
  for (const words of sees) await reviewer.sees(words);
  await reviewer.presses('审核通过并发布');
  await reviewer.sees('已发布');
  await reviewer.leaves();
}

/** Sets a date field as a date picker would: its parts are typed in an order of the browser's own language. */
export async function types(somebody: Person, selector: string, value: string): Promise<void> {
  const field = await somebody.page.waitForSelector(selector);
  await field?.evaluate((input, next) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    set?.call(input, next);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, value);
}
