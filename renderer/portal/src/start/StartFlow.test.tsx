/** @jest-environment jsdom */
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import {
  axeProblems,
  button,
  heading,
  prepareBrowser,
  press,
  resetBrowser,
} from '../__fixtures__/browser.tsx';
import { fakeServer } from '../__fixtures__/fake-server.ts';
import { today, view } from '../__fixtures__/fixtures.ts';
import { StartFlow, type StartFlowProps } from './StartFlow.tsx';

let fake = fakeServer();
const onNavigate = jest.fn<(href: string) => void>();

function open(part: Partial<StartFlowProps> = {}) {
  return render(
    <StartFlow
      apiBase="/portal-api"
      mode="self"
      language="zh"
      view={view}
      today={today}
      signedIn={false}
      onNavigate={onNavigate}
      {...part}
    />,
  );
}

const tick = (name: string) => fireEvent.click(screen.getByLabelText(name));
const atQuestion = (words: string) => waitFor(() => expect(heading()).toContain(words));

/** 五华区, other food, no agent. */
async function answerAll() {
  await atQuestion('店开在哪里');
  await screen.findByLabelText('县(市、区)'.replace('(', '\uff08').replace(')', '\uff09'));
  press('继续');
  await atQuestion('打算卖什么');
  tick('其他食品');
  press('继续');
  await atQuestion('委托别人');
  tick('否');
  press('继续');
  await waitFor(() => expect(heading()).toBe('可以在这里办'));
}

describe('StartFlow', () => {
  beforeEach(() => {
    resetBrowser();
    onNavigate.mockClear();
    fake = fakeServer();
    prepareBrowser(fake.fetch);
  });

  it('asks one question after the other, and only those that the answers call for', async () => {
    const { container } = open();
    await atQuestion('店开在哪里');
    expect(container.querySelector('.progress-words')?.textContent).toMatch(/第 1 步.共约 3 步/);
    await screen.findByText('五华区');
    press('继续');
    await atQuestion('打算卖什么');
    tick('蔬菜水果');
    expect(container.querySelector('.progress-words')?.textContent).toMatch(/第 2 步.共 2 步/);
    tick('其他食品');
    expect(container.querySelector('.progress-words')?.textContent).toMatch(/第 2 步.共约 3 步/);
    press('继续');
    await atQuestion('委托别人');
  });

  it('leads from the questions over the outcome and the checklist to signing in', async () => {
    open();
    await answerAll();
    expect(await screen.findByText(/由五华区市场监督管理局办理/)).toBeTruthy();
    press(/看要交的材料/);
    expect(heading()).toBe('您要准备的材料');
    const required = screen.getByRole('region', { name: '必须交' });
    expect(within(required).getByText('平面图')).toBeTruthy();
    expect(within(required).getByText(/看场所合不合适.*由云南省规定/)).toBeTruthy();
    expect(within(screen.getByRole('region', { name: /可容缺/ })).getByText('营业执照')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: /可承诺/ })).getByText('制度清单')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: /免交/ })).getByText('申请书')).toBeTruthy();
    expect(screen.getByText(/您不需要交的.1 份/)).toBeTruthy();
    press(/登录并填写/);
    expect(onNavigate).toHaveBeenCalledWith('/login?next=%2F530102000000%2Fitems%2Ffood-licence%2Fstart');
    expect(fake.server.requests.some(({ path }) => path === '/drafts')).toBe(false);
  });

  it('creates the draft by itself after signing in, once', async () => {
    const first = open();
    await answerAll();
    press(/看要交的材料/);
    press(/登录并填写/);
    first.unmount();
    window.history.replaceState(null, '', '/');
    const second = open({ signedIn: true });
    await waitFor(() => expect(onNavigate).toHaveBeenLastCalledWith('/apply/d1'));
    const created = fake.server.requests.filter(
      ({ method, path }) => method === 'POST' && path === '/drafts',
    );
    expect(created).toHaveLength(1);
    expect(created[0]?.body).toMatchObject({
      tenantCode: '530102000000',
      itemKey: 'food-licence',
      answers: { premises: '530102000000', sells: ['other'], agent: false },
    });
    expect(created[0]?.headers.get('x-banshi')).toBe('1');
    second.unmount();
    open({ signedIn: true });
    await atQuestion('店开在哪里');
    expect(fake.server.requests.filter(({ path }) => path === '/drafts')).toHaveLength(1);
  });

  it('does not try again by itself where the draft was refused after signing in', async () => {
    const first = open();
    await answerAll();
    press(/看要交的材料/);
    press(/登录并填写/);
    first.unmount();
    window.history.replaceState(null, '', '/');
    fake.server.refusals['POST /drafts'] = { status: 422, code: 'x', message: '今天暂停办理' };
    const second = open({ signedIn: true });
    await waitFor(() => expect(fake.server.requests.at(-1)?.path).toBe('/drafts'));
    second.unmount();
    open({ signedIn: true });
    await waitFor(() => expect(heading()).toBe('可以在这里办'));
    await screen.findByText(/由五华区市场监督管理局办理/);
    expect(fake.server.requests.filter(({ path }) => path === '/drafts')).toHaveLength(1);
  });

  it('goes back with every answer kept, by its own link and by the browser', async () => {
    open();
    await answerAll();
    press('返回上一步');
    await atQuestion('委托别人');
    expect(screen.getByLabelText<HTMLInputElement>('否').checked).toBe(true);
    press('返回上一步');
    await atQuestion('打算卖什么');
    expect(screen.getByLabelText<HTMLInputElement>('其他食品').checked).toBe(true);
    window.history.back();
    await atQuestion('委托别人');
  });

  it('takes up where somebody left, and can start over', async () => {
    const first = open();
    await screen.findByText('五华区');
    press('继续');
    await atQuestion('打算卖什么');
    tick('其他食品');
    press('继续');
    await atQuestion('委托别人');
    first.unmount();
    window.history.replaceState(null, '', '/');
    open();
    await atQuestion('委托别人');
    expect(screen.getByText(/已接着您上次的回答/)).toBeTruthy();
    press('全部重新回答');
    await atQuestion('店开在哪里');
    press('继续');
    await atQuestion('打算卖什么');
    expect(screen.getByLabelText<HTMLInputElement>('其他食品').checked).toBe(false);
  });

  it('shows the counter nothing of what a citizen left in the same browser', async () => {
    const own = open();
    await answerAll();
    own.unmount();
    window.history.replaceState(null, '', '/');
    open({ mode: 'counter' });
    await atQuestion('店开在哪里');
  });

  it('keeps nothing at the counter', async () => {
    const first = open({ mode: 'counter' });
    await answerAll();
    expect(window.localStorage).toHaveLength(0);
    press(/看要交的材料/);
    press(/开始填写/);
    await waitFor(() => expect(onNavigate).toHaveBeenCalledWith('/apply/d1'));
    first.unmount();
  });

  it('says what is missing, and leads to it', async () => {
    open();
    await screen.findByText('五华区');
    press('继续');
    await atQuestion('打算卖什么');
    press('继续');
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    fireEvent.click(within(summary).getByRole('link', { name: '请至少选一项' }));
    expect(document.activeElement).toBe(screen.getByLabelText('蔬菜水果'));
  });

  it('tells before anything is filled in that another county handles it', async () => {
    open();
    const county = await screen.findByLabelText(/^县/);
    fireEvent.change(county, { target: { value: '530103000000' } });
    press('继续');
    await atQuestion('打算卖什么');
    tick('其他食品');
    press('继续');
    await atQuestion('委托别人');
    tick('否');
    press('继续');
    expect(await screen.findByText(/您选的地方不归五华区管.由盘龙区市场监督管理局办理/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /盘龙区的办事指南/ }).getAttribute('href')).toBe(
      '/530103000000/items/food-licence',
    );
  });

  it('shows another outcome with reason, basis, next step and who laid it down, and no checklist', async () => {
    open();
    await screen.findByText('五华区');
    press('继续');
    await atQuestion('打算卖什么');
    tick('预包装食品');
    press('继续');
    await waitFor(() => expect(heading()).toMatch(/应当办理.预包装食品备案/));
    expect(screen.getByText(/只卖预包装食品/)).toBeTruthy();
    expect(screen.getByText(/管理办法第五条.*由云南省规定/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /查看.*备案/ }).getAttribute('href')).toBe(
      '/530102000000/items/packed-food-filing',
    );
    expect(screen.queryByRole('button', { name: /看要交的材料/ })).toBeNull();
    window.location.hash = '#checklist';
    await waitFor(() => expect(window.location.hash).toBe('#outcome'));
    press('修改:您打算卖什么?'.replace(':', '\uff1a'));
    await atQuestion('打算卖什么');
  });

  it('says why the body could not be found, and tries again', async () => {
    fake.server.refusals['POST /where'] = { status: 503, code: 'busy', message: '系统正忙,请稍后再试' };
    open();
    await answerAll();
    expect(await screen.findByText(/没有查到由哪里办理.*系统正忙/)).toBeTruthy();
    press('再试一次');
    expect(await screen.findByText(/由五华区市场监督管理局办理/)).toBeTruthy();
  });

  it('stays where it is when the draft is refused', async () => {
    fake.server.refusals['POST /drafts'] = { status: 422, code: 'x', message: '这个事项今天暂停办理' };
    open({ signedIn: true });
    await answerAll();
    press(/看要交的材料/);
    press(/开始填写/);
    expect(await screen.findByText(/没有建立申请.这个事项今天暂停办理/)).toBeTruthy();
    expect(onNavigate).not.toHaveBeenCalled();
    press(/开始填写/);
    await waitFor(() => expect(onNavigate).toHaveBeenCalledWith('/apply/d1'));
  });

  it('has no accessibility problem on any of its screens', async () => {
    const { container } = open();
    await screen.findByText('五华区');
    expect(await axeProblems(container)).toEqual([]);
    press('继续');
    await atQuestion('打算卖什么');
    press('继续');
    expect(await axeProblems(container)).toEqual([]);
    tick('其他食品');
    press('继续');
    await atQuestion('委托别人');
    tick('否');
    press('继续');
    await screen.findByText(/由五华区市场监督管理局办理/);
    expect(await axeProblems(container)).toEqual([]);
    fireEvent.click(button(/看要交的材料/));
    expect(await axeProblems(container)).toEqual([]);
  });
});
