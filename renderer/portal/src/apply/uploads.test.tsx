/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { fakeUploads, prepareBrowser, press, resetBrowser } from '../__fixtures__/browser.tsx';
import { fakeServer } from '../__fixtures__/fake-server.ts';
import { citizen, finishedDraft, freshDraft, today } from '../__fixtures__/fixtures.ts';
import type { Draft } from '../api/types.ts';
import { ApplyFlow } from './ApplyFlow.tsx';

let fake = fakeServer();
let uploads: ReturnType<typeof fakeUploads> = [];

function openMaterials(draft: Draft) {
  fake = fakeServer(draft);
  prepareBrowser(fake.fetch);
  uploads = fakeUploads();
  window.history.replaceState(null, '', '#materials');
  render(
    <ApplyFlow
      apiBase="/portal-api"
      mode="self"
      language="zh"
      draft={draft}
      today={today}
      citizen={citizen}
    />,
  );
}

const file = (name: string, size: number, type: string) => new File([new Uint8Array(size)], name, { type });
const layout = () => within(document.querySelector('[data-material="layout"]') as HTMLElement);
const choose = (label: RegExp, chosen: File) =>
  fireEvent.change(layout().getByLabelText(label), { target: { files: [chosen] } });
const upload = /^(上传文件或拍照|再传一个) 平面图$/;

describe('materials', () => {
  beforeEach(resetBrowser);

  it.each([
    [
      'a kind that is not taken',
      file('平面图.docx', 10, 'application/msword'),
      /“平面图.docx”不能用.请传 PDF、照片/,
    ],
    [
      'a file beyond the limit',
      file('大图.jpg', 3 * 1024 * 1024, 'image/jpeg'),
      /“大图.jpg”有 3.0 MB.超过 2 MB/,
    ],
    ['an empty file', file('空.pdf', 0, 'application/pdf'), /“空.pdf”是空的/],
    ['an ending that is not taken, without a type', file('图.heic', 10, ''), /“图.heic”不能用/],
  ])('refuses %s before anything is sent', (_what, chosen, words) => {
    openMaterials(freshDraft());
    choose(upload, chosen);
    expect(layout().getByText(words)).toBeTruthy();
    expect(uploads).toHaveLength(0);
    expect(layout().queryByRole('button', { name: /再试一次/ })).toBeNull();
  });

  it('takes a file without a type by its ending', () => {
    openMaterials(freshDraft());
    choose(upload, file('图.JPG', 10, ''));
    expect(uploads).toHaveLength(1);
  });

  it('shows why the server refused a file, and forgets it at the next try', async () => {
    openMaterials(freshDraft());
    choose(upload, file('假.jpg', 10, 'image/jpeg'));
    act(() => uploads[0]?.answer(422, { error: { code: 'file.type', message: '这不是一张照片' } }));
    expect(await layout().findByText(/假.jpg 没有传上.这不是一张照片/)).toBeTruthy();
    choose(upload, file('真.jpg', 10, 'image/jpeg'));
    expect(layout().queryByText(/假.jpg/)).toBeNull();
    act(() =>
      uploads[1]?.answer(201, { file: fake.server.store('layout', file('真.jpg', 10, 'image/jpeg')) }),
    );
    expect(await layout().findByText('真.jpg')).toBeTruthy();
  });

  it('sends again what the network swallowed', async () => {
    openMaterials(freshDraft());
    choose(upload, file('图.jpg', 10, 'image/jpeg'));
    act(() => uploads[0]?.breakOff());
    fireEvent.click(await layout().findByRole('button', { name: '再试一次 图.jpg' }));
    expect(uploads).toHaveLength(2);
    act(() =>
      uploads[1]?.answer(201, { file: fake.server.store('layout', file('图.jpg', 10, 'image/jpeg')) }),
    );
    expect(await layout().findByText('已交')).toBeTruthy();
  });

  it('cancels an upload on its way', async () => {
    openMaterials(freshDraft());
    choose(upload, file('图.jpg', 10, 'image/jpeg'));
    fireEvent.click(layout().getByRole('button', { name: '取消上传 图.jpg' }));
    expect(uploads[0]?.aborted).toBe(true);
    await waitFor(() => expect(layout().queryByText(/正在上传/)).toBeNull());
    expect(layout().getByText('未交')).toBeTruthy();
  });

  it('shows a thumbnail, removes a file, and says so', async () => {
    openMaterials(finishedDraft());
    expect(layout().getByAltText('平面图.jpg 的缩略图').getAttribute('src')).toBe('/files/f1');
    fireEvent.click(layout().getByRole('button', { name: '删除 平面图.jpg' }));
    await waitFor(() => expect(layout().queryByText('平面图.jpg')).toBeNull());
    expect(fake.server.draft.files).toEqual([]);
    expect(screen.getByText('已删除 平面图.jpg')).toBeTruthy();
  });

  it('replaces a file: the new one first, then the old one goes', async () => {
    openMaterials(finishedDraft());
    choose(/^换一个 平面图.jpg$/, file('新图.png', 10, 'image/png'));
    expect(layout().getByText('平面图.jpg')).toBeTruthy();
    act(() =>
      uploads[0]?.answer(201, { file: fake.server.store('layout', file('新图.png', 10, 'image/png')) }),
    );
    await waitFor(() => expect(layout().queryByText('平面图.jpg')).toBeNull());
    expect(layout().getByText('新图.png')).toBeTruthy();
    expect(fake.server.draft.files.map((entry) => entry.fileName)).toEqual(['新图.png']);
  });

  it('takes back a promise once the material itself is there', async () => {
    openMaterials(finishedDraft());
    const rules = within(document.querySelector('[data-material="rules"]') as HTMLElement);
    expect(rules.getByText('已承诺')).toBeTruthy();
    const chosen = file('制度.pdf', 10, 'application/pdf');
    fireEvent.change(rules.getByLabelText('上传文件或拍照 制度清单'), { target: { files: [chosen] } });
    act(() => uploads[0]?.answer(201, { file: fake.server.store('rules', chosen) }));
    expect(await rules.findByText('已交')).toBeTruthy();
    await waitFor(() => expect(fake.server.draft.commitments).toEqual([]), { timeout: 3_000 });
  });

  it('does not let one submit while a file is on its way', async () => {
    openMaterials(finishedDraft());
    choose(upload, file('第二张.jpg', 10, 'image/jpeg'));
    act(() => {
      window.history.pushState(null, '', '#check');
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    fireEvent.click(screen.getByLabelText(/我保证/));
    press('提交申请');
    expect(await screen.findByText(/还有文件在上传/)).toBeTruthy();
    expect(fake.server.requests.some(({ path }) => path.endsWith('/submit'))).toBe(false);
  });
});
