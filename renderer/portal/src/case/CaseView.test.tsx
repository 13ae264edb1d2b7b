/** @jest-environment jsdom */
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/react';
import { axeProblems, prepareBrowser, press, resetBrowser, type } from '../__fixtures__/browser.tsx';
import { fakeServer } from '../__fixtures__/fake-server.ts';
import type { CaseDetail } from '../api/types.ts';
import { CaseView } from './CaseView.tsx';

const detail = (part: Partial<CaseDetail> = {}): CaseDetail => ({
  caseNumber: 'C1',
  itemName: '食品经营许可',
  bodyName: '五华区市场监督管理局',
  status: 'correctionRequested',
  statusLabel: '待补正',
  submittedAt: '2026-11-20T01:00:00.000Z',
  due: { date: '2026-11-30', daysLeft: -1, provisional: false },
  needsYou: true,
  timeline: [
    { at: '2026-11-20T01:00:00.000Z', title: '提交申请' },
    { at: '2026-11-23T01:00:00.000Z', title: '要求补正', actorLabel: '受理人员', detail: '1 处' },
  ],
  next: '请在期限内补正。',
  corrections: [
    {
      at: '2026-11-23T01:00:00.000Z',
      dueDate: '2026-11-30',
      answered: false,
      points: [
        {
          target: { kind: 'material', key: 'layout', label: '平面图' },
          defect: '看不清。',
          remedy: '请重拍。',
        },
      ],
    },
  ],
  documents: [{ kind: 'receipt', title: '收件回执', issuedAt: '2026-11-20', url: '/d/1.pdf' }],
  licences: [],
  channel: 'self',
  canWithdraw: true,
  ...part,
});

let fake = fakeServer();
const onNavigate = jest.fn<(href: string) => void>();

const open = (initial: CaseDetail) =>
  render(<CaseView apiBase="/portal-api" language="zh" initial={initial} onNavigate={onNavigate} />);

describe('CaseView', () => {
  beforeEach(() => {
    resetBrowser();
    onNavigate.mockClear();
    fake = fakeServer();
    prepareBrowser(fake.fetch);
  });

  it('says what it needs, what is wrong and what to do, and opens the correction', async () => {
    const { container } = open(detail());
    const needed = within(screen.getByRole('region', { name: /请在 2026年11月30日 前补正/ }));
    expect(needed.getByText(/看不清/)).toBeTruthy();
    expect(needed.getByText(/请重拍/)).toBeTruthy();
    expect(screen.getByText(/已超过 1 个工作日/)).toBeTruthy();
    expect(await axeProblems(container)).toEqual([]);
    press(/开始补正/);
    await waitFor(() => expect(onNavigate).toHaveBeenCalledWith('/apply/d2'));
  });

  it('goes on with a correction that was begun, without starting another', async () => {
    open(detail({ correctionDraft: { id: 'd9' } }));
    press(/接着补正/);
    await waitFor(() => expect(onNavigate).toHaveBeenCalledWith('/apply/d9'));
    expect(fake.server.requests).toHaveLength(0);
  });

  it('tells the history from the latest on, and links its documents', () => {
    open(detail());
    const titles = [...document.querySelectorAll('.timeline-title')].map((entry) => entry.textContent);
    expect(titles).toEqual(['要求补正', '提交申请']);
    expect(screen.getByRole('link', { name: /收件回执/ }).getAttribute('href')).toBe('/d/1.pdf');
  });

  it('withdraws only with a reason and after asking, and shows the case as it is then', async () => {
    fake.server.case = detail({
      status: 'withdrawn',
      statusLabel: '已撤回',
      corrections: [],
      canWithdraw: false,
    });
    open(detail());
    press('撤回申请');
    expect(document.activeElement?.textContent).toBe('撤回这件申请?'.replace('?', '\uff1f'));
    press('确定撤回');
    expect(screen.getByText('请写一句撤回原因')).toBeTruthy();
    expect(fake.server.requests).toHaveLength(0);
    type('撤回原因', '店址变了');
    press('确定撤回');
    expect(await screen.findByText(/申请已撤回/)).toBeTruthy();
    expect(fake.server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/cases/C1/withdraw',
      body: { reason: '店址变了' },
    });
    expect(screen.getByText('已撤回')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '撤回申请' })).toBeNull();
  });

  it('keeps the case where somebody thinks better of it', () => {
    open(detail());
    press('撤回申请');
    press('不撤回');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '撤回申请' }));
    expect(fake.server.requests).toHaveLength(0);
  });

  it('offers no withdrawal where there is nothing to withdraw', () => {
    open(detail({ status: 'issued', canWithdraw: undefined, corrections: [] }));
    expect(screen.queryByRole('button', { name: '撤回申请' })).toBeNull();
  });
});
