import { jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import axe from 'axe-core';

/** What jsdom lacks and the flows use. */
export function prepareBrowser(fetch: unknown): void {
  globalThis.fetch = fetch as typeof globalThis.fetch;
  globalThis.structuredClone ??= ((value: unknown) =>
    JSON.parse(JSON.stringify(value))) as typeof structuredClone;
  // axe measures letters on a canvas, which jsdom has not: without one it takes no letter for an icon.
  HTMLCanvasElement.prototype.getContext = (() => null) as typeof HTMLCanvasElement.prototype.getContext;
  window.scrollTo = jest.fn() as unknown as typeof window.scrollTo;
}

/** Every test starts on an empty page with an empty memory and a fresh address. */
export function resetBrowser(): void {
  cleanup();
  window.localStorage.clear();
  window.history.replaceState(null, '', '/');
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
export const press = (name: string | RegExp): boolean => fireEvent.click(button(name));
export const heading = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
export const type = (label: string | RegExp, value: string): boolean =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

/** Rules that need a real layout engine say nothing in jsdom: colour contrast is judged in a browser. */
const withoutLayout = { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } };

/** The rules broken, each with where, so that a failure explains itself. */
export async function axeProblems(
  root: Element | Document,
  options: { isWholePage?: boolean } = {},
): Promise<string[]> {
  const region = { region: { enabled: options.isWholePage ?? false } };
  const { violations } = await axe.run(root, { rules: { ...withoutLayout, ...region } });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

interface FakeUpload {
  progress: (part: number) => void;
  answer: (status: number, body: unknown) => void;
  breakOff: () => void;
  aborted: boolean;
  url: string;
  headers: Record<string, string>;
  file: File;
}

/** Uploads wait here until a test lets them go on. */
export function fakeUploads(): FakeUpload[] {
  const uploads: FakeUpload[] = [];
  class FakeRequest extends EventTarget {
    upload = new EventTarget();
    status = 0;
    responseText = '';
    headers: Record<string, string> = {};
    url = '';
    open(_method: string, url: string): void {
      this.url = url;
    }
    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value;
    }
    send(form: FormData): void {
      const end = (kind: string) => {
        this.dispatchEvent(new Event(kind));
        this.dispatchEvent(new Event('loadend'));
      };
      const upload: FakeUpload = {
        url: this.url,
        headers: this.headers,
        file: form.get('file') as File,
        aborted: false,
        progress: (part) => {
          const event = Object.assign(new Event('progress'), {
            lengthComputable: true,
            loaded: part,
            total: 1,
          });
          this.upload.dispatchEvent(event);
        },
        answer: (status, body) => {
          this.status = status;
          this.responseText = JSON.stringify(body);
          end('load');
        },
        breakOff: () => end('error'),
      };
      this.abort = () => {
        upload.aborted = true;
        end('abort');
      };
      uploads.push(upload);
    }
    abort(): void {}
  }
  globalThis.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  return uploads;
}
