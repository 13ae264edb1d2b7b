/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ConfiguredItem } from '../../../operations/configuration/types.ts';
import { axeFaults } from '../../office/testing/axe.ts';
import { type Call, fakeServer } from '../../office/testing/fake-server.ts';
import { ConfiguredList } from './index.tsx';

const item = (itemKey: string, name: string, part: Partial<ConfiguredItem> = {}): ConfiguredItem => ({
  itemKey,
  name,
  departmentRole: 'forestry',
  rootTenant: { tenantCode: '530000000000', name: '云南省' },
  adopted: false,
  own: false,
  draft: null,
  waiting: 0,
  violations: 0,
  missing: 0,
  tasks: 0,
  ...part,
});
const rows = [
  item('logging', '林木采伐许可'),
  item('food', '食品经营许可', { adopted: true, waiting: 1, tasks: 2, missing: 3 }),
  item('hygiene', '卫生许可', {
    draft: { state: 'submitted', editedBy: '绿春管理员', editedAt: '2026-11-23T03:00:00.000Z' },
  }),
  item('bamboo', '竹木检尺', { own: true }),
];
const departments = [
  {
    key: 'lc-forestry',
    name: '绿春县林业和草原局',
    role: 'forestry',
    servicePoints: [
      { key: 'hall', name: '政务大厅' },
      { key: 'station', name: '林业站' },
    ],
  },
];

async function open(
  other: (call: Call) => { status?: number; body: unknown } | undefined = () => undefined,
  list = rows,
) {
  const { calls } = fakeServer(
    (call) =>
      other(call) ?? {
        body: {
          tenant: { tenantCode: '532531000000', name: '绿春县', level: 'county' },
          tenants: [],
          rows: list,
        },
      },
  );
  const { container } = render(
    <ConfiguredList tenant="532531000000" departments={departments} language="zh" />,
  );
  await screen.findByRole('button', { name: '新建本级事项' });
  // The links of the router settle a moment later.
  await act(async () => {});
  return { calls, container };
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const tick = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }));
const names = () => screen.queryAllByRole('rowheader').map((cell) => cell.textContent);

afterEach(cleanup);

describe('the items that a tenant configures', () => {
  it('are told apart by how they stand, and narrowed by it and by name', async () => {
    const { container } = await open();
    expect(names()).toEqual(rows.map(({ name }) => name));
    expect(screen.getByRole('row', { name: /食品经营许可/ }).textContent).toContain(
      '已认领1 版等待生效任务 2 条待补 3 项',
    );
    expect(await axeFaults(container)).toEqual([]);
    press(/^未认领/);
    expect(names()).toEqual(['林木采伐许可']);
    press(/^待审核/);
    expect(names()).toEqual(['卫生许可']);
    press(/^全部/);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '没有的' } });
    expect(screen.getByText('没有相符的事项。')).toBeTruthy();
    press('看全部');
    expect(names()).toHaveLength(4);
  });

  it('are adopted many at once, with the windows that are chosen', async () => {
    const { calls, container } = await open(({ path }) =>
      path.includes('/adopt')
        ? {
            body: { drafts: [{ itemKey: 'logging', state: 'skipped', message: '本级已经认领了这个事项。' }] },
          }
        : undefined,
    );
    press('认领所选事项');
    expect(screen.queryByRole('form')).toBeNull();
    tick('选择列出的全部事项');
    press('认领所选事项');
    expect(screen.getByRole('heading', { name: '认领 1 个事项' })).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
    tick('林业站');
    await act(async () => press('认领并提交审核'));
    expect(calls.find(({ path }) => path.includes('/adopt'))?.body).toEqual({
      tenant: '532531000000',
      departmentKey: 'lc-forestry',
      itemKeys: ['logging'],
      servicePoints: ['hall'],
    });
    expect(screen.getByText('林木采伐许可：本级已经认领了这个事项。')).toBeTruthy();
  });

  it('are approved many at once: only those that wait for it', async () => {
    const { calls } = await open(({ path }) =>
      path.includes('/approve')
        ? { body: { releases: [{ itemKey: 'hygiene', state: 'published' }] } }
        : undefined,
    );
    tick('选择列出的全部事项');
    press('审核通过所选');
    await act(async () => press('审核通过并发布'));
    expect(calls.find(({ path }) => path.includes('/approve'))?.body).toEqual({
      tenant: '532531000000',
      itemKeys: ['hygiene'],
    });
    expect(screen.getByText('已发布 1 个事项。')).toBeTruthy();
  });

  it('of one’s own need a name and a department', async () => {
    const { calls } = await open(({ method, path }) =>
      method === 'POST' && path.includes('/items?')
        ? { status: 422, body: { error: { code: 'x', message: '名称已用过。' } } }
        : undefined,
    );
    press('新建本级事项');
    press('新建并编辑');
    expect(screen.getByText('请填写事项名称。')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('事项名称'), { target: { value: '竹笋采挖登记' } });
    fireEvent.change(screen.getByLabelText('由哪个部门办理'), { target: { value: 'forestry' } });
    fireEvent.change(screen.getByLabelText('业务办理项'), { target: { value: '变更' } });
    await act(async () => press('新建并编辑'));
    expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
      tenant: '532531000000',
      name: '竹笋采挖登记',
      departmentRole: 'forestry',
      handlingType: '变更',
      key: expect.stringMatching(/^own-[0-9a-f]{12}$/),
    });
    expect(screen.getByText('名称已用过。')).toBeTruthy();
  });

  it('come out of item sheets, with a report for each file', async () => {
    const files = [
      { file: '采伐.json', status: 'imported', itemKey: 'x', taken: null, tasks: [{}, {}], errors: [] },
      {
        file: '低保.xlsx',
        status: 'failed',
        itemKey: null,
        taken: null,
        tasks: [],
        errors: [{ code: 'x', path: '材料!E5', message: '“份数”应为整数' }],
      },
    ];
    const { calls, container } = await open(({ method }) =>
      method === 'POST' ? { body: { files } } : undefined,
    );
    press('导入事项表单');
    press('导入为草稿');
    expect(screen.getByText('请选择要导入的文件。')).toBeTruthy();
    const chosen = [new File(['{}'], '采伐.json'), new File(['x'], '低保.xlsx')];
    fireEvent.change(screen.getByLabelText('选择文件'), { target: { files: chosen } });
    await act(async () => press('导入为草稿'));
    const call = calls.find(({ method }) => method === 'POST');
    expect(call?.path).toBe('/office-api/configuration/import?tenant=532531000000');
    expect(call?.headers['content-type']).toBeUndefined();
    const sent = call?.body as FormData | undefined;
    expect(sent?.getAll('files').map((file) => (file as File).name)).toEqual(['采伐.json', '低保.xlsx']);
    expect(screen.getByText(/采伐.json：已成为草稿，另有 2 处要人工处理/)).toBeTruthy();
    expect(screen.getByText('材料!E5：“份数”应为整数')).toBeTruthy();
    expect(screen.getByRole('link', { name: '下载表格模板' }).getAttribute('href')).toBe(
      '/office-api/configuration/item-template.xlsx',
    );
    expect(await axeFaults(container)).toEqual([]);
  });

  it('that are none teach the next step', async () => {
    await open(undefined, []);
    expect(screen.getByText('还没有事项。')).toBeTruthy();
  });
});
