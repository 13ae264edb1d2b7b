/** @jest-environment jsdom */
import { FormDefinition } from '@banshi/core/forms';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { StaffCase } from '../../operations/cases/index.ts';
import { axeFaults } from '../office/testing/axe.ts';
import { fakeServer, refusal } from '../office/testing/fake-server.ts';
import { staffCaseFixture } from './__fixtures__/staff-case.ts';
import { CaseWorkbench } from './index.tsx';

const noticeOf = { submitted: 'receipt', accepted: 'acceptance', correctionRequested: 'correction' };

const open = (view: StaffCase, isApprover = false) =>
  render(
    <CaseWorkbench
      initial={view}
      noticeOf={noticeOf}
      places={{ '530102001000': '云南省昆明市五华区华山街道' }}
      language="zh"
      isApprover={isApprover}
    />,
  );

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string | RegExp, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

const accepted = staffCaseFixture({
  status: 'accepted',
  statusLabel: { zh: '已受理', en: 'Accepted' },
  seq: 2,
  actions: [],
  timeline: [
    ...staffCaseFixture().timeline,
    {
      seq: 2,
      type: 'accepted',
      at: '2026-11-23T07:00:00.000Z',
      title: '已受理',
      detail: '',
      actorLabel: '王五（受理人员）',
    },
  ],
});
const withNotice: StaffCase = {
  ...accepted,
  documents: [
    ...accepted.documents,
    {
      kind: 'acceptance',
      title: '受理通知书',
      issuedAt: '2026-11-23T07:00:03.000Z',
      url: '/office-api/documents/d2',
    },
  ],
};

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('what was filed', () => {
  it('is shown in the words of the form, places by name', async () => {
    fakeServer(() => ({ body: {} }));
    const { container } = open(staffCaseFixture());
    expect(screen.getByText('24 个')).toBeTruthy();
    expect(screen.getByText('云南省昆明市五华区华山街道翠湖北路 2 号')).toBeTruthy();
    expect(screen.getByText('经营项目含“热食类制售”，所以要提交。')).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
  });

  it('is shown row by row where it is a table, to be corrected as a whole', async () => {
    fakeServer(() => ({ body: {} }));
    const form = FormDefinition.parse({
      v: 1,
      key: 'fleet',
      title: { zh: '车队' },
      pages: [
        {
          key: 'fleet',
          title: { zh: '车队' },
          sections: [
            {
              key: 'fleet',
              title: { zh: '车队' },
              fields: [
                {
                  key: 'vehicles',
                  type: 'table',
                  label: { zh: '车辆明细' },
                  rowName: { zh: '车辆' },
                  totals: ['load'],
                  columns: [
                    { key: 'plate', type: 'text', label: { zh: '号牌' } },
                    { key: 'load', type: 'decimal', label: { zh: '吨位' }, unit: { zh: '吨' } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
    const payload = { vehicles: [{ plate: '云A1', load: 2 }, { plate: '云A2' }] };
    const { container } = open(staffCaseFixture({ form, payload }));
    const table = screen.getByRole('table', { name: '车辆明细' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => [...row.children].map((cell) => cell.textContent)),
    ).toEqual([
      ['', '号牌', '吨位'],
      ['车辆 1', '云A1', '2 吨'],
      ['车辆 2', '云A2', ''],
      ['合计', '', '2 吨'],
    ]);
    expect(screen.getByRole('button', { name: /车辆明细/ })).toBeTruthy();
    expect(await axeFaults(container)).toEqual([]);
  });

  it('may have been erased; the case is still there', () => {
    fakeServer(() => ({ body: {} }));
    open(staffCaseFixture({ applicant: null, payload: {} }));
    expect(screen.getByText(/已按规定清除/)).toBeTruthy();
  });
});

describe('acceptance', () => {
  it('says what it starts, is sent once with the state that was on the screen, and tells that it is done', async () => {
    const { calls } = fakeServer(() => ({ body: withNotice }));
    open(staffCaseFixture());
    press('受理');
    expect(screen.getByText(/从今天起计算承诺办结时限/)).toBeTruthy();
    press('确认受理');
    press('正在提交…');
    await waitFor(() => expect(screen.getByText('已办理：受理')).toBeTruthy());
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: 'POST',
      path: '/office-api/cases/530102-20261123-000001-2/actions',
      headers: { 'x-banshi': '1' },
      body: { action: 'accept', seq: 1, input: {} },
    });
    expect(document.activeElement?.textContent).toBe('当前办理');
  });
});

describe('a refusal', () => {
  it('asks for grounds and basis at their fields before anything is sent', async () => {
    const { calls } = fakeServer(() => ({ body: withNotice }));
    const { container } = open(staffCaseFixture());
    press('不予受理');
    press('决定不予受理');
    const summary = screen.getByRole('alert');
    expect(
      within(summary)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['请填写理由', '请填写法律依据']);
    expect(document.activeElement).toBe(summary);
    fireEvent.click(within(summary).getByRole('link', { name: '请填写法律依据' }));
    expect(document.activeElement).toBe(screen.getByLabelText('法律依据'));
    expect(screen.getByLabelText('理由').getAttribute('aria-invalid')).toBe('true');
    expect(calls).toHaveLength(0);
    expect(await axeFaults(container)).toEqual([]);

    type('理由', '不属于本机关职权');
    press(/填入“中华人民共和国食品安全法第三十五条”/);
    press('决定不予受理');
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.body).toEqual({
      action: 'refuseAcceptance',
      seq: 1,
      input: { reason: '不属于本机关职权', basis: '中华人民共和国食品安全法第三十五条' },
    });
  });

  it('shows what the server finds wrong at the field it names', async () => {
    fakeServer(() =>
      refusal(422, 'input.invalid', '理由太短', { issues: [{ place: 'reason', message: '理由太短' }] }),
    );
    open(staffCaseFixture());
    press('不予受理');
    type('理由', '无');
    type('法律依据', '法');
    press('决定不予受理');
    await waitFor(() => expect(screen.getAllByText('理由太短')).toHaveLength(2));
    expect(screen.getByLabelText('理由').getAttribute('aria-describedby')).toContain('act-reason-error');
  });
});

describe('somebody else was faster', () => {
  it('nothing is overwritten, what was typed stays, and after a refresh it can be copied', async () => {
    fakeServer(({ method }) =>
      method === 'POST' ? refusal(409, 'case.changedMeanwhile', '刚被别人办理过') : { body: withNotice },
    );
    open(staffCaseFixture());
    press('不予受理');
    type('理由', '不属于本机关职权');
    type('法律依据', '第三十二条');
    press('决定不予受理');
    await waitFor(() => expect(screen.getByText(/刚被别人办理过。填写的内容还在/)).toBeTruthy());
    expect((screen.getByLabelText('理由') as HTMLTextAreaElement).value).toBe('不属于本机关职权');
    await act(async () => press('刷新'));
    expect(screen.getByText(/现在不能办理“不予受理”了/)).toBeTruthy();
    expect(screen.getByText(/不属于本机关职权/)).toBeTruthy();
    press('清空重填');
    expect(screen.queryByText(/不属于本机关职权/)).toBeNull();
  });

  it('an ended session offers to sign in elsewhere and keeps the text', async () => {
    fakeServer(() => refusal(401, 'session.required', '请先登录'));
    open(staffCaseFixture());
    press('不予受理');
    type('理由', '不属于本机关职权');
    type('法律依据', '第三十二条');
    press('决定不予受理');
    const link = await screen.findByRole('link', { name: '在新窗口登录' });
    expect(link.getAttribute('target')).toBe('_blank');
    expect((screen.getByLabelText('理由') as HTMLTextAreaElement).value).toBe('不属于本机关职权');
  });
});

describe('papers', () => {
  it('are asked for every two seconds until the history has all of them', async () => {
    jest.useFakeTimers();
    let isMade = false;
    const { calls } = fakeServer(({ method }) => ({
      body: method === 'POST' || !isMade ? accepted : withNotice,
    }));
    open(staffCaseFixture());
    press('受理');
    await act(async () => press('确认受理'));
    expect(screen.getByText('受理通知书正在生成')).toBeTruthy();
    await act(async () => jest.advanceTimersByTimeAsync(4_100));
    expect(calls.filter(({ method }) => method === 'GET')).toHaveLength(2);
    isMade = true;
    await act(async () => jest.advanceTimersByTimeAsync(2_000));
    expect(screen.getByRole('button', { name: '受理通知书' })).toBeTruthy();
    const asked = calls.length;
    await act(async () => jest.advanceTimersByTimeAsync(20_000));
    expect(calls).toHaveLength(asked);
  });

  it('that never come are said to be late, and are asked for no more', async () => {
    jest.useFakeTimers();
    const { calls } = fakeServer(() => ({ body: accepted }));
    open(accepted);
    await act(async () => jest.advanceTimersByTimeAsync(95_000));
    expect(screen.getByText(/生成时间比平时长/)).toBeTruthy();
    const asked = calls.length;
    await act(async () => jest.advanceTimersByTimeAsync(60_000));
    expect(calls).toHaveLength(asked);
  });

  it('do not bring somebody else’s act onto the screen', async () => {
    jest.useFakeTimers();
    fakeServer(() => ({
      body: { ...withNotice, seq: 3, status: 'reviewed', statusLabel: { zh: '已审查', en: '' } },
    }));
    open(accepted);
    await act(async () => jest.advanceTimersByTimeAsync(2_100));
    expect(screen.queryByText('已审查')).toBeNull();
  });
});

describe('ending a licence', () => {
  const issued = staffCaseFixture({
    status: 'issued',
    actions: ['revokeLicence'],
    licences: [
      {
        id: 'L1',
        name: '食品经营许可证',
        number: 'JY25301020000024',
        identifier: 'L1',
        holder: '张*',
        issuer: '五华区',
        issuedOn: '2026-11-23',
        validUntil: '2031-11-22',
        status: 'valid',
        pdfUrl: '/office-api/licences/L1/pdf',
        verifyUrl: '/verify/L1',
      },
    ],
  });

  it('needs the end of its number typed, which is not sent', async () => {
    const { calls } = fakeServer(() => ({ body: issued }));
    open(issued, true);
    expect(screen.queryByLabelText('理由')).toBeNull();
    press('撤销或注销证照');
    fireEvent.click(screen.getByLabelText(/食品经营许可证/));
    fireEvent.click(screen.getByLabelText(/^注销/));
    type('理由', '企业已注销');
    type('法律依据', '行政许可法第七十条');
    type(/后 6 位/, '000000');
    press('使证照失效');
    expect(screen.getAllByText(/与所选证照编号不一致/)).toHaveLength(2);
    expect(calls).toHaveLength(0);
    type(/后 6 位/, '00 0024');
    press('使证照失效');
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.body).toEqual({
      action: 'revokeLicence',
      seq: 1,
      input: { licenceId: 'L1', kind: 'cancelled', reason: '企业已注销', basis: '行政许可法第七十条' },
    });
  });
});

describe('where nothing can be done', () => {
  it('says whom the case waits for; a reviewer who also approves is told why not', () => {
    fakeServer(() => ({ body: {} }));
    const reviewed = staffCaseFixture({ status: 'reviewed', actions: [] });
    const { unmount } = open(reviewed);
    expect(screen.getByText('等待审批员决定。')).toBeTruthy();
    unmount();
    open(reviewed, true);
    expect(screen.getByText(/审查与决定须由不同人员作出/)).toBeTruthy();
  });
});

describe('leaving', () => {
  it('is asked about once something has been typed, and not before', () => {
    fakeServer(() => ({ body: {} }));
    open(staffCaseFixture());
    const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    press('不予受理');
    expect(leaves()).toBe(true);
    type('理由', '不');
    expect(leaves()).toBe(false);

    const confirm = jest.spyOn(window, 'confirm').mockReturnValue(false);
    const link = document.createElement('a');
    link.href = '/admin/items';
    document.body.append(link);
    expect(fireEvent.click(link)).toBe(false);
    expect(confirm).toHaveBeenCalledTimes(1);
    link.remove();
    press('清空重填');
    expect(leaves()).toBe(true);
  });
});
