import { container } from './browser.ts';

/** Everything about a field that a person can perceive, read from the page alone. */
export interface SeenField {
  key: string | null;
  label: string | undefined;
  isRequired: boolean;
  isComputed: boolean;
  /** The text of a computed value. */
  output: string | undefined;
  /** What the boxes, lists and ticks hold. */
  state: unknown[];
  /** Values of the options on offer. */
  options: string[] | undefined;
  codes: (string | null)[];
  isInvalid: boolean;
  describedBy: string[];
  /** Ids that a description points to and that are nowhere on the page. */
  dangling: string[];
}

const controlsOf = (element: Element) => [
  ...element.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input, select, textarea',
  ),
];

const isTicked = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox');

function optionsOf(element: Element): string[] | undefined {
  const ticks = controlsOf(element).filter(isTicked);
  if (ticks.length > 0) return ticks.map((tick) => tick.value);
  const lists = [...element.querySelectorAll('select')];
  return lists.length > 0 ? lists.flatMap((list) => [...list.options].map(({ value }) => value)) : undefined;
}

const texts = (elements: Iterable<Element>): string[] =>
  [...elements].map(({ textContent }) => textContent ?? '');

const describedBy = (element: Element): string[] =>
  [...element.querySelectorAll('[aria-describedby]')].flatMap((described) =>
    (described.getAttribute('aria-describedby') ?? '').split(' '),
  );

export const observe = (): SeenField[] =>
  [...document.querySelectorAll('[data-field]')].map((element) => ({
    key: element.getAttribute('data-field'),
    label: texts(element.querySelectorAll('.bf-label'))[0],
    isRequired: element.getAttribute('data-required') === 'true',
    isComputed: element.hasAttribute('data-computed'),
    output: texts(element.querySelectorAll('output'))[0],
    state: controlsOf(element).map((control) => (isTicked(control) ? control.checked : control.value)),
    options: optionsOf(element),
    codes: [...element.querySelectorAll('[data-code]')].map((line) => line.getAttribute('data-code')),
    isInvalid: element.querySelector('[aria-invalid="true"]') !== null,
    describedBy: describedBy(element),
    dangling: describedBy(element).filter((id) => !document.getElementById(id)),
  }));

/** Something a person does to a field: which of its controls, and what is typed where one types. */
export interface Deed {
  /** Of a field; of a table, whose cells and buttons are all its controls. */
  key: string;
  control: number;
  text: string;
}

/** Does it, in a way that only the shared markup decides; false where there is nothing to do it to. */
export async function perform(
  deed: Deed,
  act: { click: Act; type: (target: Element, text: string) => Promise<void> },
) {
  const element = container(deed.key);
  const controls = element ? [...controlsOf(element), ...element.querySelectorAll('button')] : [];
  const control = controls[deed.control % Math.max(1, controls.length)];
  if (!control) return false;
  if (isTicked(control) || control instanceof HTMLButtonElement) await act.click(control);
  else if (control instanceof HTMLSelectElement) {
    const values = [...control.options].map(({ value }) => value);
    await act.type(control, values[deed.control % values.length] ?? '');
  } else await act.type(control, deed.text);
  return true;
}

type Act = (target: Element) => Promise<void>;
