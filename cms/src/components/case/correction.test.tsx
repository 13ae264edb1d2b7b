/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { axeFaults } from '../office/testing/axe.ts';
import { fakeServer, refusal } from '../office/testing/fake-server.ts';
import { staffCaseFixture } from './__fixtures__/staff-case.ts';
import { CaseWorkbench } from './index.tsx';

const open = (part = {}) =>
  render(
    <CaseWorkbench
      initial={staffCaseFixture(part)}
      noticeOf={{}}
      places={{}}
      language="zh"
      isApprover={false}
    />,
  );

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const points = () => within(screen.getByRole('list', { name: '需要补正的内容' })).getAllByRole('listitem');
const inPoint = (n: number) => within(points()[n - 1] as HTMLElement);
const fill = (n: number, { target, defect, remedy }: Record<string, string>) => {
  const change = (label: string, value = '') =>
    fireEvent.change(inPoint(n).getByLabelText(label), { target: { value } });
  if (target !== undefined) change('材料或表单项', target);
  if (defect !== undefined) change('存在的问题', defect);
  if (remedy !== undefined) change('怎样补正', remedy);
};

afterEach(cleanup);

describe('a correction notice', () => {
  it('begins with one empty point and takes more; each is named, and the last is where one types', async () => {
    fakeServer(() => ({ body: staffCaseFixture() }));
    const { container } = open();
    press('告知补正');
    expect(points()).toHaveLength(1);
    expect(screen.getByText(/把全部问题一次说清/)).toBeTruthy();
    press('再加一条');
    expect(points()).toHaveLength(2);
    expect(document.activeElement).toBe(inPoint(2).getByLabelText('材料或表单项'));
    expect(screen.getByText('共 2 条，将写入补正通知书')).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
  });

  it('keeps the other points as they are when one is removed', () => {
    fakeServer(() => ({ body: staffCaseFixture() }));
    open();
    press('告知补正');
    fill(1, { target: 'material:operation-flow', defect: '甲', remedy: '乙' });
    press('再加一条');
    fill(2, { target: 'field:seats', defect: '丙', remedy: '丁' });
    press('删除第 1 条');
    expect(points()).toHaveLength(1);
    expect((inPoint(1).getByLabelText('存在的问题') as HTMLTextAreaElement).value).toBe('丙');
  });

  it('starts from the document or answer in which the defect is seen', () => {
    fakeServer(() => ({ body: staffCaseFixture() }));
    open();
    press('要求补正：操作流程说明');
    press('要求补正：就餐座位数');
    const targets = points().map(
      (point) => (within(point).getByLabelText('材料或表单项') as HTMLSelectElement).value,
    );
    expect(targets).toEqual(['material:operation-flow', 'field:seats']);
    expect(document.activeElement).toBe(inPoint(2).getByLabelText('存在的问题'));
  });

  it('is refused with a sentence at each field that is empty, and sent whole when none is', async () => {
    const { calls } = fakeServer(() => ({ body: staffCaseFixture({ seq: 2, actions: [] }) }));
    open();
    press('告知补正');
    press('再加一条');
    fill(1, { target: 'material:operation-flow', defect: '没有标明生熟分开', remedy: '补画后重新上传' });
    fill(2, { remedy: '更正' });
    press('发出补正告知');
    expect(inPoint(2).getByText('请选择需要补正的材料或表单项')).toBeTruthy();
    expect(inPoint(2).getByText('请填写存在的问题')).toBeTruthy();
    expect(inPoint(1).queryByText(/^请填写/)).toBeNull();
    expect(calls).toHaveLength(0);

    fill(2, { target: 'field:seats', defect: '与布局图不符' });
    press('发出补正告知');
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.body).toEqual({
      action: 'requestCorrection',
      seq: 1,
      input: {
        points: [
          {
            target: { kind: 'material', key: 'operation-flow' },
            defect: '没有标明生熟分开',
            remedy: '补画后重新上传',
          },
          { target: { kind: 'field', key: 'seats' }, defect: '与布局图不符', remedy: '更正' },
        ],
      },
    });
  });

  it('without any point says so', () => {
    fakeServer(() => ({ body: staffCaseFixture() }));
    open();
    press('告知补正');
    press('删除第 1 条');
    press('发出补正告知');
    expect(screen.getAllByText('请至少填写一条补正内容')).toHaveLength(2);
  });

  it('shows at its point what the rule “told once” forbids', async () => {
    const message = '这一处应在首次告知时一并提出，申请人此后未改动，不能再要求补正';
    fakeServer(() =>
      refusal(409, 'correction.notToldAtOnce', message, {
        problems: [{ code: 'correction.notToldAtOnce', place: 'points/1', message }],
      }),
    );
    open({
      corrections: [
        {
          at: '2026-11-20T01:00:00.000Z',
          dueDate: '2026-12-11',
          answered: true,
          points: [
            {
              target: { kind: 'material', key: 'operation-flow', label: '操作流程说明' },
              defect: '旧',
              remedy: '旧',
            },
          ],
        },
      ],
    });
    press('告知补正');
    expect(screen.getByText(/只能就申请人补正时改动过的地方再次告知/)).toBeTruthy();
    press('再加一条');
    fill(1, { target: 'material:operation-flow', defect: '甲', remedy: '乙' });
    fill(2, { target: 'field:premises', defect: '丙', remedy: '丁' });
    press('发出补正告知');
    await waitFor(() => expect(inPoint(2).getByText(message)).toBeTruthy());
    expect(inPoint(1).queryByText(message)).toBeNull();
    expect((inPoint(2).getByLabelText('存在的问题') as HTMLTextAreaElement).value).toBe('丙');
  });
});
