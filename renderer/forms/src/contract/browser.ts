import { deserialize, serialize } from 'node:v8';
import { act, fireEvent } from '@testing-library/react';

/** Every browser of the last four years has it, jsdom has not; RJSF copies its data with it at each change. */
globalThis.structuredClone ??= <T>(value: T): T => deserialize(serialize(value)) as T;

/** Formily draws some changes in a microtask: what a person does is followed by a moment to settle. */
const settle = (happen: () => void): Promise<void> => act(async () => happen());

const present = (target: Element | null | undefined): Element => {
  if (!target) throw new Error('the control is not there');
  return target;
};

/** Types into a box or chooses in a list. */
export const type = (target: Element | null | undefined, value: string): Promise<void> =>
  settle(() => fireEvent.change(present(target), { target: { value } }));

export const click = (target: Element | null | undefined): Promise<void> =>
  settle(() => fireEvent.click(present(target)));

export const control = (key: string): HTMLInputElement =>
  present(document.getElementById(`f-${key}`)) as HTMLInputElement;

export const container = (key: string): HTMLElement | null => document.querySelector(`[data-field="${key}"]`);

export const shownFields = (): (string | null)[] =>
  [...document.querySelectorAll('[data-field]')].map((element) => element.getAttribute('data-field'));

/** The errors on the page: field and code, in order. */
export const shownCodes = (): [string | null | undefined, string | null][] =>
  [...document.querySelectorAll('[data-code]')].map((element) => [
    element.closest('[data-field]')?.getAttribute('data-field'),
    element.getAttribute('data-code'),
  ]);
