/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { goToStep, materialRow, openApply } from '../__fixtures__/apply.tsx';
import { heading, press, resetBrowser } from '../__fixtures__/browser.tsx';
import { finishedDraft } from '../__fixtures__/fixtures.ts';

/** The name of the place is read from the division lists. */
const placeShown = () => screen.findByText('云南省昆明市五华区');

describe('check and submit', () => {
  beforeEach(resetBrowser);

  it('brings the refusal of the server to the field and the material that it is about', async () => {
    const { server } = openApply(finishedDraft());
    goToStep('check');
    await placeShown();
    server.refusals['POST /drafts/d1/submit'] = {
      status: 422,
      code: 'application.invalid',
      message: '还有错误',
      details: {
        fields: [{ field: 'shopName', code: 'x', message: '店名与登记不一致' }],
        materials: [{ key: 'layout', code: 'x', message: '平面图打不开,请重新上传' }],
        applicant: [{ field: 'mobile', code: 'x', message: '手机号已停用' }],
      },
    };
    fireEvent.click(screen.getByLabelText(/我保证/));
    press('提交申请');
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(within(summary).getByText('手机号已停用')).toBeTruthy();
    expect(within(summary).getByText('平面图打不开,请重新上传')).toBeTruthy();
    fireEvent.click(within(summary).getByRole('link', { name: '店名与登记不一致' }));
    const field = await screen.findByLabelText(/店名/);
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(screen.getByText('店名与登记不一致')).toBeTruthy();
    fireEvent.change(field, { target: { value: '老滇味小吃店' } });
    await waitFor(() => expect(screen.queryByText('店名与登记不一致')).toBeNull());
    goToStep('materials');
    expect(within(materialRow('layout')).getByText('平面图打不开,请重新上传')).toBeTruthy();
  });

  it('submits nothing without the declaration or with something missing, and says what', async () => {
    const { server } = openApply(finishedDraft({ files: [] }));
    goToStep('check');
    await placeShown();
    press('提交申请');
    const summary = await screen.findByRole('alert');
    expect(within(summary).getByRole('link', { name: '请勾选声明' })).toBeTruthy();
    fireEvent.click(within(summary).getByRole('link', { name: /请上传.平面图/ }));
    expect(heading()).toBe('交材料');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^上传文件或拍照 平面图/)));
    expect(server.requests.some(({ path }) => path.endsWith('/submit'))).toBe(false);
  });

  it('asks for another look when the draft changed elsewhere just before it was submitted', async () => {
    const { server } = openApply(finishedDraft());
    goToStep('check');
    await placeShown();
    fireEvent.click(screen.getByLabelText(/我保证/));
    server.elsewhere({ values: { shopName: '别处改的', staff: 3 } });
    server.refusals['POST /drafts/d1/submit'] = {
      status: 409,
      code: 'draft.changedElsewhere',
      message: '改过',
      details: { draft: server.draft },
    };
    press('提交申请');
    expect(await screen.findByText(/在别处改过.已更新.请再核对一遍/)).toBeTruthy();
    expect(screen.getByText('别处改的')).toBeTruthy();
    press('提交申请');
    await waitFor(() => expect(heading()).toBe('已提交'));
  });

  it('goes back to the check page after a correction made from there', async () => {
    openApply(finishedDraft());
    goToStep('check');
    await placeShown();
    press(/修改 店名/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/店名/)));
    press('保存并继续');
    expect(heading()).toBe('核对并提交');
  });
});
