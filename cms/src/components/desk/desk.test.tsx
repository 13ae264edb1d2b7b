/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ComponentProps } from 'react';
import type { DeskTab, DeskView } from '../../operations/cases/index.ts';
import { axeFaults } from '../office/testing/axe.ts';
import { fakeServer } from '../office/testing/fake-server.ts';
import type { DeskRow } from './filter-rows.ts';

// The router's link looks, while it is loaded, for an observer that jsdom has not, and renders again after the test.
jest.unstable_mockModule('next/link.js', () => ({
  default: ({ prefetch: _prefetch, ...props }: ComponentProps<'a'> & { prefetch?: boolean }) => (
    <a {...props} />
  ),
}));
const { WorkDesk } = await import('./index.tsx');

const row = (number: number, part: Partial<DeskRow> = {}): DeskRow => ({
  caseNumber: `530102-20261123-00000${number}-X`,
  itemKey: 'food',
  itemName: '食品经营许可证核发（新办）',
  bodyName: '五华区市场监督管理局',
  status: 'submitted',
  statusLabel: { zh: '已提交', en: 'Submitted' },
  submittedAt: `2026-11-2${number}T01:00:00.000Z`,
  due: {
    kind: 'acceptance',
    date: `2026-11-3${number}`,
    unit: 'workingDay',
    daysLeft: number,
    state: 'ok',
    provisional: false,
    label: { zh: `还剩${number}个工作日`, en: `${number} working days left` },
  },
  needsYou: false,
  channel: 'self',
  applicant: `申请人${number}`,
  ...part,
});

const overdue = { zh: '已超期2个工作日', en: '2 working days overdue' };

const desk = (tab: DeskTab, rows: DeskRow[]): DeskView => ({
  tab,
  rows,
  counts: { mine: rows.length, open: 7, closed: 1 },
});

const open = (view: DeskView, isClerk = true) =>
  render(<WorkDesk initial={view} initialAt="2026-11-23T06:00:00.000Z" language="zh" isClerk={isClerk} />);

const numbers = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key: name });
const focused = () => document.activeElement?.textContent;

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the rows', () => {
  it('stand by deadline, what has none last', () => {
    fakeServer(() => ({ body: {} }));
    const { due: _due, ...without } = row(1);
    open(desk('mine', [{ ...without, due: undefined }, row(3), row(2)]));
    expect(numbers()).toEqual([row(2), row(3), row(1)].map(({ caseNumber }) => caseNumber));
    expect(screen.getByText('无期限')).toBeTruthy();
  });

  it('say how urgent they are in words, an overdue one once', () => {
    fakeServer(() => ({ body: {} }));
    const late = row(1);
    open(
      desk('mine', [
        { ...late, due: late.due && { ...late.due, state: 'overdue', label: overdue } },
        {
          ...row(2),
          due: late.due && { ...late.due, state: 'attention', label: { zh: '今天到期（暂定）', en: '' } },
        },
      ]),
    );
    const [, first, second] = screen.getAllByRole('row');
    expect(within(first as HTMLElement).getAllByText(/超期/)).toHaveLength(1);
    expect(second?.textContent).toContain('将到期今天到期（暂定）');
  });

  it('have no accessibility faults', async () => {
    fakeServer(() => ({ body: {} }));
    const { container } = open(desk('mine', [row(1), row(2)]));
    expect(await axeFaults(container)).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('walks the rows with the arrows and stops at the ends', () => {
    fakeServer(() => ({ body: {} }));
    open(desk('mine', [row(1), row(2)]));
    const box = screen.getByRole('searchbox');
    box.focus();
    key('ArrowDown');
    expect(focused()).toBe(row(1).caseNumber);
    key('ArrowDown');
    key('ArrowDown');
    expect(focused()).toBe(row(2).caseNumber);
    key('ArrowUp');
    key('ArrowUp');
    expect(document.activeElement).toBe(box);
  });

  it('lands on a link, so that Enter opens the case', () => {
    fakeServer(() => ({ body: {} }));
    open(desk('mine', [row(1)]));
    screen.getByRole('searchbox').focus();
    key('Enter');
    expect(document.activeElement?.getAttribute('href')).toBe(`/admin/cases/${row(1).caseNumber}`);
  });

  it('goes to the search box on “/”, but types it where text is typed', () => {
    fakeServer(() => ({ body: {} }));
    open(desk('mine', [row(1)]));
    const box = screen.getByRole('searchbox');
    expect(fireEvent.keyDown(document.body, { key: '/' })).toBe(false);
    expect(document.activeElement).toBe(box);
    expect(fireEvent.keyDown(box, { key: '/' })).toBe(true);
  });
});

describe('the search box', () => {
  it('finds by number, applicant and status, and says so when nothing matches', () => {
    fakeServer(() => ({ body: {} }));
    open(desk('mine', [row(1), row(2, { statusLabel: { zh: '待补正', en: 'Waiting for corrections' } })]));
    const box = screen.getByRole('searchbox');
    fireEvent.change(box, { target: { value: '申请人2 补正' } });
    expect(numbers()).toEqual([row(2).caseNumber]);
    fireEvent.change(box, { target: { value: '没有的' } });
    expect(screen.getByText(/没有与“没有的”相符/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '清除查找' }));
    expect(numbers()).toHaveLength(2);
  });
});

describe('the tabs', () => {
  it('read their own rows; an answer for a tab that was left does not replace them', async () => {
    const answers = new Map<string, (view: DeskView) => void>();
    fakeServer(
      ({ path }) =>
        new Promise((resolve) => {
          answers.set(path, (body) => resolve({ body }));
        }),
    );
    open(desk('mine', [row(1)]));
    fireEvent.click(screen.getByRole('button', { name: /全部在办/ }));
    fireEvent.click(screen.getByRole('button', { name: /已办结/ }));
    await act(async () => answers.get('/office-api/desk?tab=closed')?.(desk('closed', [row(3)])));
    await act(async () => answers.get('/office-api/desk?tab=open')?.(desk('open', [row(2)])));
    expect(numbers()).toEqual([row(3).caseNumber]);
    expect(screen.getByRole('button', { name: /已办结/ }).getAttribute('aria-pressed')).toBe('true');
    expect(window.location.search).toBe('?tab=closed');
  });

  it('teach what would stand in an empty one', () => {
    fakeServer(() => ({ body: {} }));
    open(desk('mine', []), false);
    expect(screen.getByText('没有待办。')).toBeTruthy();
    expect(screen.getByText(/新的申请会出现在这里/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: '窗口代办' })).toBeNull();
  });
});

describe('every thirty seconds', () => {
  it('the rows are read again; a failure keeps them and says how old they are', async () => {
    jest.useFakeTimers();
    let isDown = false;
    const { calls } = fakeServer(() =>
      isDown ? new Error('down') : { body: desk('mine', [row(1), row(2)]) },
    );
    open(desk('mine', [row(1)]));
    await act(async () => jest.advanceTimersByTimeAsync(29_000));
    expect(calls).toHaveLength(0);
    await act(async () => jest.advanceTimersByTimeAsync(1_500));
    expect(numbers()).toHaveLength(2);
    isDown = true;
    await act(async () => jest.advanceTimersByTimeAsync(30_000));
    expect(numbers()).toHaveLength(2);
    expect(screen.getByRole('status').textContent).toMatch(/^没能更新/);
  });
});
