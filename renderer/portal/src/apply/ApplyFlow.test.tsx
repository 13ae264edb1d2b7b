/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { goToStep, materialRow, openApply } from '../__fixtures__/apply.tsx';
import { axeProblems, button, heading, press, resetBrowser, type } from '../__fixtures__/browser.tsx';
import { finishedDraft, freshDraft } from '../__fixtures__/fixtures.ts';

const saved = () => screen.findByText(/已保存 14:03/, {}, { timeout: 4_000 });
const photo = (name = '平面图.jpg') => new File([new Uint8Array(1_000)], name, { type: 'image/jpeg' });
const choose = (material: string, file: File) =>
  fireEvent.change(screen.getByLabelText(new RegExp(`^(上传文件或拍照|再传一个) ${material}$`)), {
    target: { files: [file] },
  });
const state = (name: RegExp) =>
  screen.getByRole('button', { name }).querySelector('.task-state')?.textContent;

describe('ApplyFlow', () => {
  beforeEach(resetBrowser);

  it('leads from the task list through every part to a case number', async () => {
    const { server, uploads } = openApply(freshDraft());
    expect(heading()).toBe('食品经营许可');
    expect(state(/申请人/)).toBe('未开始');
    expect(screen.queryByRole('button', { name: /核对并提交/ })).toBeNull();
    press(/继续填写/);

    expect(heading()).toMatch(/为谁办理/);
    fireEvent.click(screen.getByLabelText('我本人'));
    press('保存并继续');

    await waitFor(() => expect(heading()).toBe('店铺'));
    const name = await screen.findByLabelText<HTMLInputElement>(/店名/);
    expect(name.value).toBe('张三');
    fireEvent.change(name, { target: { value: '老滇味' } });
    type(/从业人数/, '3');
    press('保存并继续');

    expect(heading()).toBe('交材料');
    choose('平面图', photo());
    act(() => uploads[0]?.progress(0.4));
    expect(within(materialRow('layout')).getByText(/正在上传 平面图.jpg.40%/)).toBeTruthy();
    expect(uploads[0]?.url).toBe('/portal-api/drafts/d1/files?material=layout');
    expect(uploads[0]?.headers['x-banshi']).toBe('1');
    act(() => uploads[0]?.answer(201, { file: server.store('layout', photo()) }));
    await waitFor(() => expect(within(materialRow('layout')).getByText('已交')).toBeTruthy());
    fireEvent.click(screen.getByLabelText(/先不交/));
    fireEvent.click(screen.getByLabelText(/书面承诺/));
    press('保存并继续');

    expect(heading()).toBe('核对并提交');
    expect(screen.getByText('老滇味')).toBeTruthy();
    expect(screen.getByText('平面图.jpg')).toBeTruthy();
    await waitFor(() => expect(screen.getByText('云南省昆明市五华区')).toBeTruthy());
    fireEvent.click(screen.getByLabelText(/我保证/));
    press('提交申请');

    await waitFor(() => expect(heading()).toBe('已提交'), { timeout: 4_000 });
    expect(screen.getByText('530102202611230001')).toBeTruthy();
    expect(screen.getByText(/五华区市场监督管理局最迟在 2026年11月30日 前告诉您是否受理/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /收件回执/ }).getAttribute('href')).toBe('/files/receipt.pdf');
    expect(screen.getByRole('link', { name: '查看办件' }).getAttribute('href')).toBe(
      '/cases/530102202611230001',
    );
    expect(server.draft).toMatchObject({
      applicant: { kind: 'person' },
      values: { shopName: '老滇味', staff: 3 },
      commitments: ['rules'],
      deferred: ['licence'],
    });
    const submit = server.requests.find(({ path }) => path.endsWith('/submit'));
    expect(submit?.body).toEqual({ revision: server.draft.revision });
  }, 20_000);

  it('renders the same form with the other engine', async () => {
    const { server } = openApply(freshDraft({ applicant: { kind: 'person' } }), {
      engine: 'formily',
    });
    goToStep('page-shop');
    fireEvent.change(await screen.findByLabelText(/店名/), { target: { value: '小店' } });
    await saved();
    await waitFor(() => expect(server.draft.values).toMatchObject({ shopName: '小店' }));
  });

  it('says what is wrong on a page, and leads to the field', async () => {
    openApply(freshDraft({ applicant: { kind: 'person' }, values: { shopName: '' } }));
    goToStep('page-shop');
    await screen.findByLabelText(/店名/);
    press('保存并继续');
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    const [first] = within(summary).getAllByRole('link');
    fireEvent.click(first as HTMLElement);
    expect(document.activeElement).toBe(screen.getByLabelText(/店名/));
    expect(heading()).toBe('店铺');
  });

  it('asks an organisation for its identity, explains a wrong code, and saves what is half typed', async () => {
    const { server } = openApply(freshDraft());
    goToStep('applicant');
    fireEvent.click(screen.getByLabelText(/^单位/));
    type('单位名称', '老滇味小吃店');
    type('统一社会信用代码', '91350100m000100y44');
    await waitFor(() => expect(server.draft.applicant).toMatchObject({ name: '老滇味小吃店' }), {
      timeout: 3_000,
    });
    press('保存并继续');
    expect(screen.getAllByText(/统一社会信用代码末位应为 3/)).toHaveLength(2);
    type('统一社会信用代码', '91350100m000100y43');
    type(/法定代表人/, '李四');
    type('联系手机', '138 0013 8000');
    press('保存并继续');
    await waitFor(() => expect(heading()).toBe('店铺'));
    expect((await screen.findByLabelText<HTMLInputElement>(/店名/)).value).toBe('老滇味小吃店');
    await waitFor(
      () =>
        expect(server.draft.applicant).toEqual({
          kind: 'organisation',
          name: '老滇味小吃店',
          uscc: '91350100M000100Y43',
          legalRepresentative: '李四',
          mobile: '13800138000',
        }),
      { timeout: 3_000 },
    );
  });

  it('has the clerk type who came, and keeps nothing in the browser', async () => {
    const { server } = openApply(freshDraft(), { mode: 'counter', citizen: undefined });
    goToStep('applicant');
    fireEvent.click(screen.getByLabelText('个人'));
    press('保存并继续');
    expect(within(screen.getByRole('alert')).getAllByRole('link')).toHaveLength(3);
    type('姓名', '王五');
    type('身份证号', '53010219900101123x');
    press('保存并继续');
    expect(screen.getAllByText(/身份证号末位应为 1.请核对第 18 位/)).toHaveLength(2);
    type('身份证号', '530102199001011231');
    type('联系手机', '13800138000');
    press('保存并继续');
    await waitFor(() => expect(heading()).toBe('店铺'));
    await waitFor(() => expect(server.draft.applicant).toMatchObject({ name: '王五' }), {
      timeout: 3_000,
    });
    expect(window.localStorage).toHaveLength(0);
  });

  it('comes back to what was typed offline', async () => {
    const first = openApply(freshDraft({ applicant: { kind: 'person' }, values: { shopName: '老店' } }));
    goToStep('page-shop');
    const field = await screen.findByLabelText(/店名/);
    first.server.offline = true;
    fireEvent.change(field, { target: { value: '没网时写的' } });
    expect(await screen.findByText(/没有存上.正在重试/, {}, { timeout: 3_000 })).toBeTruthy();
    first.unmount();
    window.history.replaceState(null, '', '/');

    const { server } = openApply(freshDraft({ applicant: { kind: 'person' }, values: { shopName: '老店' } }));
    expect(await screen.findByText(/已恢复上次没来得及保存的内容/)).toBeTruthy();
    await waitFor(() => expect(server.draft.values).toMatchObject({ shopName: '没网时写的' }), {
      timeout: 3_000,
    });
    await waitFor(() => expect(window.localStorage).toHaveLength(0));
  });

  it('shows both versions where another window changed the same field, and keeps the one chosen', async () => {
    const { server } = openApply(finishedDraft());
    goToStep('page-shop');
    const field = await screen.findByLabelText<HTMLInputElement>(/店名/);
    server.elsewhere({ values: { shopName: '别处的名字', staff: 9 } });
    fireEvent.change(field, { target: { value: '这里的名字' } });
    const panel = await screen.findByRole('alert', { name: /改得不一样/ }, { timeout: 4_000 });
    expect(within(panel).getByLabelText(/这里填的.这里的名字/)).toBeTruthy();
    fireEvent.click(within(panel).getByLabelText(/另一处填的.别处的名字/));
    press('按所选保存');
    await saved();
    expect(server.draft.values).toEqual({ shopName: '别处的名字', staff: 9 });
    expect(screen.getByLabelText<HTMLInputElement>(/店名/).value).toBe('别处的名字');
    expect(screen.queryByRole('alert', { name: /改得不一样/ })).toBeNull();
  });

  it('lets a situation answer be changed, and everything that hangs on it follows', async () => {
    openApply(finishedDraft());
    goToStep('answers');
    await screen.findByText('云南省昆明市五华区');
    press(/修改.是不是委托别人/);
    fireEvent.click(screen.getByLabelText('是'));
    press('继续');
    expect(heading()).toBe('您的情况');
    goToStep('materials');
    expect(within(materialRow('proxy')).getByText('未交')).toBeTruthy();
    goToStep('answers');
    await screen.findByText('云南省昆明市五华区');
    press(/修改.您打算卖什么/);
    fireEvent.click(screen.getByLabelText('其他食品'));
    fireEvent.click(screen.getByLabelText('预包装食品'));
    press('继续');
    expect(await screen.findByText('按现在的回答,不能在这里申请'.replace(',', '\uff0c'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: '继续' })).toBeNull();
  });

  it('shows correction points where they belong until they are answered', async () => {
    openApply(
      finishedDraft({
        correction: {
          caseNumber: '530102202611230001',
          dueDate: '2026-11-30',
          points: [
            {
              target: { kind: 'field', key: 'staff', label: '从业人数' },
              defect: '与花名册不一致。',
              remedy: '请核对。',
            },
            {
              target: { kind: 'material', key: 'layout', label: '平面图' },
              defect: '看不清。',
              remedy: '请重拍。',
            },
          ],
        },
      }),
    );
    expect(screen.getByText(/请在 2026年11月30日 前提交补正/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /您的情况/ })).toBeNull();
    expect(state(/店铺/)).toBe('需要修改');
    goToStep('page-shop');
    const field = await screen.findByLabelText(/从业人数/);
    expect(screen.getByText('与花名册不一致。 请核对。')).toBeTruthy();
    fireEvent.change(field, { target: { value: '5' } });
    await waitFor(() => expect(screen.queryByText('与花名册不一致。 请核对。')).toBeNull());
    goToStep('materials');
    expect(within(materialRow('layout')).getByText('看不清。 请重拍。')).toBeTruthy();
    goToStep('check');
    await screen.findByText('云南省昆明市五华区');
    expect(button('提交补正')).toBeTruthy();
  });

  it('tells what new rules changed since the draft was started, and who handles it now', () => {
    openApply(
      freshDraft({
        changes: [{ element: 'promisedLimit', label: '承诺时限', from: '5 天', to: '4 天' }],
        handledBy: {
          tenantCode: '530103000000',
          tenantName: '盘龙区',
          bodyName: '盘龙区市场监督管理局',
          differs: true,
        },
      }),
    );
    expect(screen.getByText(/承诺时限.原来是“5 天”.现在是“4 天”/)).toBeTruthy();
    expect(screen.getByText(/由盘龙区市场监督管理局办理/)).toBeTruthy();
  });

  it('has no accessibility problem on any of its screens', async () => {
    const { container } = openApply(finishedDraft({ files: [], commitments: [] }));
    expect(await axeProblems(container)).toEqual([]);
    for (const [step, words] of [
      ['answers', '您的情况'],
      ['applicant', /为谁办理/],
      ['page-shop', '店铺'],
      ['materials', '交材料'],
      ['check', '核对并提交'],
    ] as const) {
      goToStep(step);
      await waitFor(() => expect(heading()).toMatch(words));
      if (step === 'page-shop') await screen.findByLabelText(/店名/);
      if (step === 'answers' || step === 'check') await screen.findByText('云南省昆明市五华区');
      if (step === 'materials') press('保存并继续');
      expect([step, await axeProblems(container)]).toEqual([step, []]);
    }
  }, 20_000);
});
