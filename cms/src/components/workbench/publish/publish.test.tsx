/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReleaseMeta, Workbench } from '../../../operations/configuration/types.ts';
import { axeFaults } from '../../office/testing/axe.ts';
import { type Call, fakeServer, refusal } from '../../office/testing/fake-server.ts';
import { type BenchInput, benchFixture } from '../__fixtures__/bench.ts';
import { ItemConfiguration } from '../index.tsx';

jest.setTimeout(30_000);

const changed: BenchInput = {
  layer: {
    v: 1,
    itemKey: 'logging-permit',
    standard: {},
    implementation: { promisedLimit: { set: { days: 10, unit: 'workingDay' } } },
    policies: {},
  },
  revision: 3,
};

async function open(
  hash: string,
  view: Workbench,
  other: (call: Call) => { status?: number; body: unknown } | undefined = () => undefined,
) {
  window.history.replaceState(null, '', `/admin/items/logging-permit?tenant=532531000000${hash}`);
  const { calls } = fakeServer((call) => other(call) ?? { body: view });
  const { container } = render(
    <ItemConfiguration
      itemKey="logging-permit"
      tenant="532531000000"
      registers={{}}
      stylesheet=""
      guideUrl={undefined}
      language="zh"
    />,
  );
  await screen.findByRole('tabpanel');
  return { calls, container };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string | RegExp, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const sent = (calls: readonly Call[], act: string) => calls.find(({ path }) => path.includes(act))?.body;

/** Errors of the fixture item itself are not what these tests are about. */
const sound = (view: Workbench): Workbench => ({
  ...view,
  findings: view.findings.filter(({ severity }) => severity !== 'error'),
});

beforeEach(() => {
  jest.useRealTimers();
});
afterEach(cleanup);

describe('submitting', () => {
  it('shows what changes, and asks for a summary before anything is sent', async () => {
    const { calls, container } = await open('#publish', sound(benchFixture(changed)));
    expect(screen.getByText(/15 个工作日.*10 个工作日/)).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    press('提交审核');
    expect(screen.getByText('请用一句话写明这次改了什么。')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: /改按新规定/ }));
    expect(screen.getByText('请写明这样处理的法律依据。')).toBeTruthy();
    expect(sent(calls, '/submit')).toBeUndefined();
    fireEvent.click(screen.getByRole('radio', { name: '指定日期' }));
    type('生效日期', '2027-01-01');
    type('这样处理的法律依据', '《条例》第三条');
    type('这次改了什么', '承诺时限缩短到 10 天');
    await act(async () => press('提交审核'));
    expect(sent(calls, '/submit')).toEqual({
      effectiveFrom: '2027-01-01',
      isUrgent: false,
      transition: 'mustMove',
      transitionBasis: '《条例》第三条',
      summary: '承诺时限缩短到 10 天',
      revision: 3,
    });
    expect(screen.getByText('已提交，请另一位事项管理员审核。')).toBeTruthy();
  });

  it('is not possible while a check stands in the way, which leads to its element', async () => {
    const view = benchFixture(changed);
    const { calls } = await open('#publish', {
      ...view,
      findings: [
        {
          code: 'limit.processLonger',
          severity: 'error',
          place: 'process',
          message: '各环节合计过长。',
          remedy: '请调整。',
        },
      ],
    });
    expect(screen.getByText('还有 1 处必须先改正，见“发布检查”。')).toBeTruthy();
    type('这次改了什么', '试试');
    press('提交审核');
    expect(sent(calls, '/submit')).toBeUndefined();
    press('办理流程');
    expect(screen.getByRole('heading', { level: 2, name: /办理流程/ })).toBeTruthy();
  });
});

describe('reviewing', () => {
  const submitted = (canReview: boolean) =>
    sound(
      benchFixture({
        ...changed,
        draft: {
          state: 'submitted',
          submittedBy: { id: 'u1', name: '绿春管理员' },
          submittedAt: '2026-11-23T03:00:00.000Z',
          summary: '缩短时限',
          transition: 'keep',
          canReview,
        },
      }),
    );

  it('publishes, or returns with what has to change', async () => {
    const { calls } = await open('#publish', submitted(true));
    press('退回修改');
    press('退回');
    expect(screen.getByText('请写明需要改什么。')).toBeTruthy();
    expect(sent(calls, '/return')).toBeUndefined();
    type('需要改什么', '依据不足');
    await act(async () => press('退回'));
    expect(sent(calls, '/return')).toEqual({ comment: '依据不足' });
    press('取消');
    await act(async () => press('审核通过并发布'));
    expect(sent(calls, '/publish')).toEqual({ revision: 3 });
  });

  it('is for a second person: one’s own work names whom to ask', async () => {
    await open('#publish', submitted(false));
    expect(screen.getByText('须由另一人审核，可以请：绿春管理员二。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '审核通过并发布' })).toBeNull();
  });
});

it('computes the blast radius with progress, and offers it as a table', async () => {
  let asked = 0;
  const report = {
    v: 1,
    changes: [],
    breaking: 1,
    compatible: 2,
    flowingDown: 3,
    tenants: { inheriting: 102, withLayer: 4, following: 3 },
    illegal: [
      { tenantCode: '1', tenantName: '大兴镇', element: 'materials', code: 'x', message: '份数多于上级' },
    ],
    conflicts: [],
    breaks: [],
    cases: { total: 7, byTenant: [] },
  };
  await open('#publish', sound(benchFixture(changed)), ({ path }) => {
    if (path.includes('/impact?')) return { body: { reportKey: 'r1' } };
    if (!path.includes('/impact/')) return undefined;
    asked += 1;
    return asked === 1
      ? { body: { reportKey: 'r1', state: 'running', done: 2, total: 4 } }
      : { body: { reportKey: 'r1', state: 'done', done: 4, total: 4, result: report } };
  });
  press('计算影响范围');
  await screen.findByText('已计算 2 / 4');
  await waitFor(() => expect(screen.getByText('大兴镇：份数多于上级')).toBeTruthy(), { timeout: 4000 });
  expect(screen.getByText('102 个地区，其中 4 个有本级内容，3 个可自动跟随')).toBeTruthy();
  expect(screen.getByRole('link', { name: '导出表格（CSV）' }).getAttribute('href')).toBe(
    '/office-api/configuration/impact/r1/export.csv?tenant=532531000000',
  );
});

describe('the history', () => {
  const release = (number: number, state: ReleaseMeta['state']): ReleaseMeta => ({
    number,
    effectiveFrom: '2027-01-01',
    publishedAt: '2026-11-23T03:00:00.000Z',
    publishedBy: '绿春管理员',
    reviewedBy: '绿春管理员二',
    transition: 'keep',
    transitionBasis: null,
    summary: `第 ${number} 次修改`,
    rebasedFrom: null,
    withdrawnAt: null,
    withdrawnReason: null,
    state,
  });

  it('tells what each release changed, withdraws one that waits and begins again from an old one', async () => {
    const view = benchFixture({ rest: { releases: [release(2, 'waiting'), release(1, 'past')] } });
    const { calls, container } = await open('#history', view, ({ path }) =>
      path.includes('/diff')
        ? {
            body: {
              number: 2,
              against: 1,
              changes: [
                {
                  element: 'promisedLimit',
                  kind: 'changed',
                  before: { days: 15, unit: 'workingDay' },
                  after: { days: 10, unit: 'workingDay' },
                  impact: 'compatible',
                  message: '时限缩短。',
                },
              ],
            },
          }
        : undefined,
    );
    fireEvent.click(screen.getAllByRole('button', { name: '看改了什么' })[0] as Element);
    await screen.findByText(/时限缩短。/);
    expect(await axeFaults(container)).toEqual([]);
    press('撤回这一版');
    press('撤回');
    expect(screen.getByText('请写明撤回原因。')).toBeTruthy();
    type('撤回原因', '数字有误');
    await act(async () => press('撤回'));
    expect(sent(calls, '/releases/2/withdraw')).toEqual({ reason: '数字有误' });
    await act(
      async () =>
        void fireEvent.click(
          screen.getAllByRole('button', { name: '以这一版为底稿重新编辑' }).at(-1) as Element,
        ),
    );
    expect(calls.some(({ path }) => path.includes('/releases/1/restore'))).toBe(true);
  });

  it('that is empty says what is in force instead', async () => {
    await open('#history', benchFixture());
    expect(screen.getByText('本级还没有发布过。')).toBeTruthy();
  });
});

it('what the server refuses stands where the act was, and nothing is lost', async () => {
  await open('#publish', sound(benchFixture(changed)), ({ path }) =>
    path.includes('/submit')
      ? refusal(422, 'submit.beforeBase', '生效日期早于上级标准，请改晚。')
      : undefined,
  );
  type('这次改了什么', '缩短');
  await act(async () => press('提交审核'));
  expect(screen.getByText('生效日期早于上级标准，请改晚。')).toBeTruthy();
  expect((screen.getByLabelText('这次改了什么') as HTMLTextAreaElement).value).toBe('缩短');
});
