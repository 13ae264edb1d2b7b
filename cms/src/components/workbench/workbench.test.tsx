/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { axeFaults } from '../office/testing/axe.ts';
import { type Call, fakeServer, refusal } from '../office/testing/fake-server.ts';
import { type BenchInput, draftServer } from './__fixtures__/bench.ts';
import { ItemConfiguration } from './index.tsx';

// Roles are looked up in a page of thirty-odd elements: asking of each whether it is hidden takes jsdom its time.
configure({ defaultHidden: true });
jest.setTimeout(30_000);

const registers = {
  forestry: {
    body: { name: '绿春县林业和草原局（演示）', enquiryPhone: '0873-0000000', demo: true },
    servicePoints: [],
  },
};

interface Opened {
  server: ReturnType<typeof draftServer>;
  calls: Call[];
  container: HTMLElement;
}

/** The workbench of the county, before a server that saves by the core's own functions. */
async function open(
  input: BenchInput = {},
  other: (call: Call) => { status?: number; body: unknown } | undefined = () => undefined,
): Promise<Opened> {
  const server = draftServer(input);
  const { calls } = fakeServer((call) => {
    const answered = other(call);
    if (answered) return answered;
    if (call.path.includes('/draft?')) return server.save(call.body as never);
    return { body: server.bench() };
  });
  const { container } = render(
    <ItemConfiguration
      itemKey="logging-permit"
      tenant="532531000000"
      registers={registers}
      stylesheet=""
      guideUrl="http://localhost/532531/items/logging-permit"
      language="zh"
    />,
  );
  await screen.findByRole('navigation', { name: '要素' });
  return { server, calls, container };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string | RegExp, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const choose = (name: RegExp) =>
  fireEvent.click(within(screen.getByRole('navigation', { name: '要素' })).getByRole('button', { name }));
/** Saves at once, as Ctrl+S does. */
const save = () => act(async () => void fireEvent.keyDown(document, { key: 's', ctrlKey: true }));
const saved = (calls: readonly Call[]) =>
  calls.filter(({ path }) => path.includes('/draft?')).map(({ body }) => body);

beforeEach(() => {
  window.history.replaceState(null, '', '/admin/items/logging-permit?tenant=532531000000');
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the list of elements', () => {
  it('says of each how it stands, in words, and is walked with the arrow keys', async () => {
    const { container } = await open();
    const nav = within(screen.getByRole('navigation', { name: '要素' }));
    expect(nav.getByRole('button', { name: /事项名称/ }).textContent).toBe('事项名称已锁定');
    expect(nav.getByRole('button', { name: /承诺办结时限/ }).textContent).toBe('承诺办结时限沿用云南省');
    expect(nav.getByRole('button', { name: /咨询电话/ }).textContent).toBe('咨询电话待补');
    nav.getByRole('button', { name: /事项名称/ }).focus();
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(screen.getByRole('heading', { level: 2, name: /事项说明/ })).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
  });
});

describe('a value', () => {
  it('is saved as it is typed, marked as changed here, and goes back to what is inherited', async () => {
    const { calls, server, container } = await open();
    choose(/承诺办结时限/);
    expect(await axeFaults(container)).toEqual([]);
    type('天数', '10');
    await save();
    expect(saved(calls)).toEqual([
      {
        revision: null,
        edits: [
          {
            op: 'set',
            part: 'implementation',
            element: 'promisedLimit',
            value: { days: 10, unit: 'workingDay' },
          },
        ],
      },
    ]);
    const nav = within(screen.getByRole('navigation', { name: '要素' }));
    expect(nav.getByRole('button', { name: /承诺办结时限/ }).textContent).toContain('本级改了');
    expect(screen.getByText(/已保存为草稿/)).toBeTruthy();
    press('恢复沿用');
    await save();
    expect(server.layer().implementation).toEqual({});
    expect((screen.getByLabelText('天数') as HTMLInputElement).value).toBe('15');
  });

  it('goes into the standard part where the person says that lower levels follow it', async () => {
    const { server } = await open();
    choose(/承诺办结时限/);
    fireEvent.click(screen.getByRole('radio', { name: /下级也沿用/ }));
    type('天数', '12');
    await save();
    expect(server.layer()).toMatchObject({
      standard: { promisedLimit: { set: { days: 12 } } },
      implementation: {},
    });
  });

  it('that is none is told in plain words and not saved, and leaving is warned about', async () => {
    const { calls } = await open();
    choose(/承诺办结时限/);
    type('天数', '');
    expect(screen.getByText('请填写数字。')).toBeTruthy();
    expect(screen.getByText('填写完整后才会保存，请看标出的各项。')).toBeTruthy();
    await save();
    expect(saved(calls)).toEqual([]);
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
  });

  it('that the law does not allow is refused with the reason, and can be asked for in one step', async () => {
    const { server, calls } = await open({}, ({ path }) =>
      path.includes('/requests?') ? { body: {} } : undefined,
    );
    choose(/承诺办结时限/);
    type('天数', '20');
    await save();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('只能');
    expect(server.layer().implementation).toEqual({});
    fireEvent.click(within(alert).getByRole('button', { name: '向上级申请调整' }));
    press('提交申请');
    expect(screen.getByText('请写明法律依据。')).toBeTruthy();
    type('为什么需要调整', '山区路远');
    type('法律依据', '《云南省森林条例》第十条');
    await act(async () => press('提交申请'));
    expect(calls.find(({ path }) => path.includes('/requests?'))?.body).toEqual({
      element: 'promisedLimit',
      wanted: {
        op: 'set',
        part: 'implementation',
        element: 'promisedLimit',
        value: { days: 20, unit: 'workingDay' },
      },
      reason: '山区路远',
      legalBasis: '《云南省森林条例》第十条',
    });
  });

  it('is undone and done again by keys', async () => {
    const { server } = await open();
    choose(/咨询电话/);
    type('咨询电话', '0873-4220000');
    await save();
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await save();
    expect(server.layer().implementation).toEqual({});
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true, shiftKey: true });
    await save();
    expect(server.layer().implementation).toEqual({ enquiryPhone: { set: '0873-4220000' } });
  });
});

describe('a locked element', () => {
  it('says who locked it and takes a row that is wished for into a request, not into the draft', async () => {
    const { calls, container } = await open({}, ({ path }) =>
      path.includes('/requests?') ? { body: {} } : undefined,
    );
    choose(/受理条件/);
    expect(screen.getByText('这一项由云南省统一规定，本级不能直接修改。')).toBeTruthy();
    expect(screen.getByText('为什么锁定？')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '增加一行' })).toBeNull();
    press('向上级申请调整');
    press('增加一行');
    type('条件', '须有村民小组证明');
    press('加入列表');
    expect(await axeFaults(container)).toEqual([]);
    type('为什么需要调整', '集体林地多');
    type('法律依据', '《云南省森林条例》第十条');
    await act(async () => press('提交申请'));
    const body = calls.find(({ path }) => path.includes('/requests?'))?.body as {
      row?: string;
      wanted: unknown;
    };
    expect(body.row).toBeUndefined();
    expect(body.wanted).toMatchObject({ op: 'addRow', row: { text: { zh: '须有村民小组证明' } } });
    expect(saved(calls)).toEqual([]);
  });
});

describe('a list', () => {
  it('adds, changes and removes rows, and brings one back', async () => {
    const { server, container } = await open();
    choose(/常见问题/);
    fireEvent.click(screen.getByRole('radio', { name: /下级也沿用/ }));
    press('增加一行');
    press('加入列表');
    expect(screen.getByText('还有内容没有填好，请看标出的各项。')).toBeTruthy();
    type('问', '在哪里办？');
    type('答', '乡镇。');
    press('加入列表');
    press('删除“要多久？”');
    await save();
    expect(server.layer().standard.faqs).toMatchObject({
      add: [{ question: { zh: '在哪里办？' } }],
      remove: ['how-long'],
    });
    expect(screen.getByText('本级删去')).toBeTruthy();
    press('“要多久？”恢复沿用上级');
    press('修改“要多久？”');
    type('答', '十个工作日。');
    await save();
    expect(server.layer().standard.faqs).toMatchObject({
      change: { 'how-long': { answer: { zh: '十个工作日。' } } },
    });
    expect(await axeFaults(container)).toEqual([]);
    type('答', '十五个工作日。');
    await save();
    expect(server.layer().standard.faqs).not.toHaveProperty('change');
  });

  it('delegates cutting permits up to 50 to the townships, without code', async () => {
    const { server, container } = await open();
    choose(/办理权限分派/);
    press('修改“总是”');
    const form = within(screen.getByRole('region', { name: '修改“总是”' }));
    expect((form.getByLabelText('由哪一级办') as HTMLSelectElement).disabled).toBe(true);
    fireEvent.click(form.getByRole('button', { name: '增加一项委托' }));
    fireEvent.change(form.getAllByLabelText('由哪一级办')[1] as Element, { target: { value: 'township' } });
    fireEvent.change(form.getAllByLabelText('由哪个部门办')[1] as Element, {
      target: { value: 'township-government' },
    });
    fireEvent.change(form.getByLabelText('委托文件'), { target: { value: '绿政发〔2026〕1 号' } });
    fireEvent.change(form.getByLabelText('从哪天起'), { target: { value: '2026-11-23' } });
    fireEvent.click(form.getAllByRole('button', { name: '增加条件' }).at(-1) as Element);
    expect(form.getByText('这一条还没有填完，暂不起作用。')).toBeTruthy();
    fireEvent.change(form.getByLabelText('数值'), { target: { value: '50' } });
    expect(form.getByText(/采伐蓄积不超过 ?50/)).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    await save();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(server.layer().standard.assignments).toMatchObject({
      change: {
        county: {
          delegations: [
            {
              to: 'township',
              departmentRole: 'township-government',
              powerSource: 'entrusted',
              document: '绿政发〔2026〕1 号',
              validFrom: '2026-11-23',
              when: { '<=': [{ var: 'form.volume' }, 50] },
            },
          ],
        },
      },
    });
  });
});

describe('two people', () => {
  it('lose nothing: the second one is told who changed what', async () => {
    const { server } = await open();
    choose(/咨询电话/);
    server.saveElsewhere([
      { op: 'set', part: 'implementation', element: 'promisedLimit', value: { days: 9, unit: 'workingDay' } },
    ]);
    type('咨询电话', '0873-4220000');
    await save();
    await waitFor(() => expect(screen.getByText(/李四在 .*先保存了修改：承诺办结时限。/)).toBeTruthy());
    expect(Object.keys(server.layer().implementation).sort()).toEqual(['enquiryPhone', 'promisedLimit']);
  });
});

describe('the guide preview', () => {
  it('shows what has just been typed, as a citizen would see it', async () => {
    await open();
    choose(/承诺办结时限/);
    press('指南预览');
    const frame = screen.getByTitle('办事指南预览') as HTMLIFrameElement;
    await waitFor(() => expect(frame.contentDocument?.body.textContent).toContain('15 个工作日'));
    type('天数', '6');
    await waitFor(() => expect(frame.contentDocument?.body.textContent).toContain('6 个工作日'));
    expect(frame.contentDocument?.body.textContent).toContain('绿春县林业和草原局（演示）');
  });
});

it('says that it could not be read, and reads again when asked', async () => {
  let isDown = true;
  const server = draftServer();
  fakeServer(() => (isDown ? refusal(503, 'x', '系统正忙，请稍后再试。') : { body: server.bench() }));
  render(
    <ItemConfiguration
      itemKey="logging-permit"
      tenant="532531000000"
      registers={registers}
      stylesheet=""
      guideUrl={undefined}
      language="zh"
    />,
  );
  expect(screen.getByRole('status').textContent).toBe('正在读取事项配置…');
  await screen.findByText('系统正忙，请稍后再试。');
  isDown = false;
  await act(async () => press('再试一次'));
  expect(screen.getByRole('navigation', { name: '要素' })).toBeTruthy();
});
