/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { InboxTask, RequestView } from '../../../operations/configuration/types.ts';
import { axeFaults } from '../../office/testing/axe.ts';
import { type Call, fakeServer } from '../../office/testing/fake-server.ts';
import { benchFixture } from '../__fixtures__/bench.ts';
import { ConfigurationInbox } from './index.tsx';

const task = (part: Partial<InboxTask>): InboxTask => ({
  taskKey: 't1',
  kind: 'conflict',
  itemKey: 'logging-permit',
  itemName: '林木采伐许可',
  title: '承诺办结时限与上级冲突',
  createdAt: '2026-11-23T03:00:00.000Z',
  content: {},
  ...part,
});

const conflict = (canKeepOwn: boolean) =>
  task({
    content: {
      canKeepOwn,
      cause: { tenantCode: '530000000000', tenantName: '云南省', number: 2, effectiveFrom: '2027-01-01' },
      conflict: {
        code: 'scalar.bothChanged',
        part: 'standard',
        element: 'promisedLimit',
        base: { days: 15, unit: 'workingDay' },
        above: { days: 12, unit: 'workingDay' },
        own: { days: 10, unit: 'workingDay' },
        message: '上级改为 12 天，本级为 10 天。',
        keepOwn: canKeepOwn ? [] : null,
      },
    },
  });

const request: RequestView = {
  requestKey: 'q1',
  itemKey: 'logging-permit',
  itemName: '林木采伐许可',
  element: 'materials',
  elementLabel: '申请材料',
  row: null,
  from: { tenantCode: '532531000000', name: '绿春县' },
  to: { tenantCode: '530000000000', name: '云南省' },
  wanted: {
    op: 'addRow',
    part: 'standard',
    element: 'materials',
    row: {
      key: 'row-1',
      name: { zh: '村组证明' },
      form: 'original',
      copies: 1,
      source: 'other',
      accept: [],
      necessity: 'required',
    },
  },
  reason: '集体林地多',
  legalBasis: '《云南省森林条例》第十条',
  state: 'open',
  requestedAt: '2026-11-23T03:00:00.000Z',
  decidedAt: null,
  comment: null,
  canDecide: true,
};

async function open(tasks: InboxTask[]) {
  const { calls } = fakeServer((call: Call) => {
    if (call.method === 'POST') return { body: {} };
    return { body: call.path.includes('/inbox') ? { tasks } : benchFixture() };
  });
  const { container } = render(<ConfigurationInbox tenant="530000000000" language="zh" />);
  await screen.findAllByText(/林木采伐许可|没有要处理的任务/);
  await act(async () => {});
  return { calls, container };
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

describe('a conflict', () => {
  it('shows both sides, with one press for either', async () => {
    const { calls, container } = await open([conflict(true)]);
    const above = screen.getByRole('region', { name: '承诺办结时限：云南省的内容' });
    expect(above.textContent).toContain('12 个工作日');
    expect(screen.getByRole('region', { name: '承诺办结时限：本级原来的内容' }).textContent).toContain(
      '10 个工作日',
    );
    expect(await axeFaults(container)).toEqual([]);
    await act(async () => press('保留本级的'));
    expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
      path: '/office-api/configuration/inbox/t1?tenant=530000000000',
      body: { choice: 'keepOwn' },
    });
    expect(screen.getByText('已处理。')).toBeTruthy();
  });

  it('in which the law leaves no choice says so, and leads to asking', async () => {
    await open([conflict(false)]);
    expect(screen.queryByRole('button', { name: '保留本级的' })).toBeNull();
    expect(screen.getByRole('link', { name: '打开事项' }).getAttribute('href')).toBe(
      '/admin/items/logging-permit?tenant=530000000000&element=promisedLimit',
    );
  });
});

describe('a request', () => {
  it('is read in words and granted for a time', async () => {
    const { calls, container } = await open([
      task({ taskKey: 'request:q1', kind: 'request', content: { request } }),
    ]);
    expect(screen.getByRole('table').textContent).toContain('村组证明');
    fireEvent.click(screen.getByRole('radio', { name: /批准例外/ }));
    expect(await axeFaults(container)).toEqual([]);
    fireEvent.change(screen.getByLabelText('从哪天起'), { target: { value: '2026-12-01' } });
    fireEvent.change(screen.getByLabelText('到哪天止'), { target: { value: '2027-11-30' } });
    await act(async () => press('答复'));
    expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
      path: '/office-api/configuration/requests/q1/decide?tenant=530000000000',
      body: { decision: 'grant', comment: '', validFrom: '2026-12-01', validUntil: '2027-11-30' },
    });
  });

  it('is refused only with a reason', async () => {
    const { calls } = await open([task({ taskKey: 'request:q1', kind: 'request', content: { request } })]);
    fireEvent.click(screen.getByRole('radio', { name: /不同意/ }));
    press('答复');
    expect(screen.getByText('请写明理由。')).toBeTruthy();
    expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  });
});

it('an answer to one’s own request puts what was granted into the draft', async () => {
  const { calls } = await open([
    task({
      taskKey: 'answer-q1',
      kind: 'request',
      title: '申请已批准',
      content: { requestKey: 'q1', answer: 'granted', comment: '同意', wanted: request.wanted },
    }),
  ]);
  expect(screen.getByText('答复：同意')).toBeTruthy();
  await act(async () => press('写进本级草稿'));
  expect(calls.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { revision: null, edits: [request.wanted] },
    { choice: 'done' },
  ]);
});

it('an open point of an import is quoted and settled, a review is led to', async () => {
  const { calls } = await open([
    task({ taskKey: 'i1', kind: 'import', title: '条件待定', content: { quote: '符合当地有关规定的' } }),
    task({ taskKey: 'review:logging-permit', kind: 'review', title: '缩短时限' }),
  ]);
  expect(screen.getByText('符合当地有关规定的')).toBeTruthy();
  expect(screen.getByRole('link', { name: '去审核' }).getAttribute('href')).toContain('#publish');
  fireEvent.click(within(screen.getByRole('group')).getByRole('button', { name: /审核/ }));
  expect(screen.queryByText('符合当地有关规定的')).toBeNull();
  press(/^全部/);
  await act(async () => press('标为已完成'));
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ choice: 'done' });
});

it('an empty inbox says what will come here', async () => {
  await open([]);
  expect(screen.getByText(/上级发布新版本与本级内容冲突/)).toBeTruthy();
});
