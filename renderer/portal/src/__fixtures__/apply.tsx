import { act, render } from '@testing-library/react';
import type { Draft } from '../api/types.ts';
import { ApplyFlow, type ApplyFlowProps } from '../apply/ApplyFlow.tsx';
import { fakeUploads, prepareBrowser } from './browser.tsx';
import { fakeServer } from './fake-server.ts';
import { citizen, today } from './fixtures.ts';

/** An open application before a server that holds its draft. */
export function openApply(draft: Draft, part: Partial<ApplyFlowProps> = {}) {
  const { server, fetch } = fakeServer(draft);
  prepareBrowser(fetch);
  const uploads = fakeUploads();
  const view = render(
    <ApplyFlow
      apiBase="/portal-api"
      mode="self"
      language="zh"
      draft={draft}
      today={today}
      citizen={citizen}
      {...part}
    />,
  );
  return { server, uploads, ...view };
}

/** As if a link or the browser's own keys had led there. */
export const goToStep = (step: string): void =>
  act(() => {
    window.history.pushState(null, '', `#${step}`);
    window.dispatchEvent(new PopStateEvent('popstate'));
  });

export const materialRow = (key: string): HTMLElement => {
  const row = document.querySelector<HTMLElement>(`[data-material="${key}"]`);
  if (!row) throw new Error(`no material ${key}`);
  return row;
};
