/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { axeProblems, heading, prepareBrowser, press, resetBrowser, type } from '../__fixtures__/browser.tsx';
import { fakeServer } from '../__fixtures__/fake-server.ts';
import { citizen } from '../__fixtures__/fixtures.ts';
import type { CaseSummary, LicenceCard } from '../api/types.ts';
import { AccountView } from './AccountView.tsx';
import { LoginForm } from './LoginForm.tsx';
import { RegisterForm } from './RegisterForm.tsx';

let fake = fakeServer();
const onNavigate = jest.fn<(href: string) => void>();
const shared = { apiBase: '/portal-api', language: 'zh' as const, onNavigate };

beforeEach(() => {
  resetBrowser();
  onNavigate.mockClear();
  fake = fakeServer();
  prepareBrowser(fake.fetch);
});

describe('LoginForm', () => {
  it('goes where it was asked to, and never off the site', async () => {
    const view = render(<LoginForm {...shared} next="/530102/items/x/start" />);
    type('手机号或身份证号', ' 138 0013 8000 ');
    type('密码', 'secret');
    press('登录');
    await waitFor(() => expect(onNavigate).toHaveBeenCalledWith('/530102/items/x/start'));
    expect(fake.server.requests.at(-1)?.body).toEqual({ identifier: '13800138000', password: 'secret' });
    view.unmount();
    render(<LoginForm {...shared} next="https://evil.example" />);
    type('手机号或身份证号', '1');
    type('密码', '1');
    press('登录');
    await waitFor(() => expect(onNavigate).toHaveBeenLastCalledWith('/account'));
  });

  it('says what is missing without asking the server, and what the server says', async () => {
    const { container } = render(<LoginForm {...shared} />);
    press('登录');
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    fireEvent.click(within(summary).getByRole('link', { name: '请填写密码' }));
    expect(document.activeElement).toBe(screen.getByLabelText('密码'));
    expect(fake.server.requests).toHaveLength(0);
    expect(await axeProblems(container)).toEqual([]);
    fake.server.refusals['POST /login'] = {
      status: 401,
      code: 'login',
      message: '手机号或密码不对,还可以试 3 次',
    };
    type('手机号或身份证号', '13800138000');
    type('密码', 'x');
    press('登录');
    expect(await screen.findByText('手机号或密码不对,还可以试 3 次')).toBeTruthy();
    expect(onNavigate).not.toHaveBeenCalled();
  });
});

describe('RegisterForm', () => {
  const fill = (part: Record<string, string> = {}) => {
    const values: Record<string, string> = {
      姓名: '张三',
      身份证号: '53010219900101 1231',
      手机号: '138-0013-8000',
      密码: 'Abc12345',
      再输一遍密码: 'Abc12345',
      ...part,
    };
    for (const [label, value] of Object.entries(values)) type(label, value);
  };

  it('registers with what was typed, tidied', async () => {
    render(<RegisterForm {...shared} next="/x" />);
    fill();
    press('注册并登录');
    await waitFor(() => expect(onNavigate).toHaveBeenCalledWith('/x'));
    expect(fake.server.requests.at(-1)?.body).toEqual({
      name: '张三',
      citizenId: '530102199001011231',
      mobile: '13800138000',
      password: 'Abc12345',
    });
  });

  it.each([
    [{ 身份证号: '530102199001011230' }, /身份证号末位应为 1.请核对第 18 位/],
    [{ 手机号: '12345' }, /手机号/],
    [{ 密码: 'abcdefgh', 再输一遍密码: 'abcdefgh' }, /密码太简单/],
    [{ 再输一遍密码: 'Abc12346' }, /两次输入的密码不一样/],
    [{ 姓名: '' }, /请填写身份证上的姓名/],
  ])('explains %p at the field and on top', async (part, words) => {
    const { container } = render(<RegisterForm {...shared} />);
    fill(part);
    press('注册并登录');
    const summary = screen.getByRole('alert');
    expect(within(summary).getAllByRole('link')).toHaveLength(1);
    expect(within(summary).getByText(words)).toBeTruthy();
    expect(container.querySelector('[aria-invalid="true"]')?.id).toBe(
      within(summary).getByRole('link').getAttribute('href')?.slice(1),
    );
    expect(fake.server.requests).toHaveLength(0);
    expect(await axeProblems(container)).toEqual([]);
  });
});

describe('AccountView', () => {
  const summary = (part: Partial<CaseSummary>): CaseSummary => ({
    caseNumber: 'C1',
    itemName: '食品经营许可',
    bodyName: '市监局',
    status: 'accepted',
    statusLabel: '已受理',
    submittedAt: '2026-11-20T01:00:00.000Z',
    needsYou: false,
    ...part,
  });
  const licence: LicenceCard = {
    id: 'l1',
    name: '食品经营许可证',
    number: 'JY25301020000015',
    identifier: 'x',
    holder: '老滇味',
    issuer: '市监局',
    issuedOn: '2026-11-20',
    validUntil: '2031-11-19',
    status: 'revoked',
    pdfUrl: '/l1.pdf',
    verifyUrl: '/verify/x',
  };
  const draft = {
    id: 'd1',
    itemName: '个体户登记',
    tenantName: '五华区',
    updatedAt: '2026-11-22T06:03:00.000Z',
  };
  const full = {
    cases: [
      summary({ caseNumber: 'C1' }),
      summary({
        caseNumber: 'C2',
        statusLabel: '待补正',
        needsYou: true,
        due: { date: '2026-11-30', daysLeft: 2, provisional: true },
      }),
    ],
    drafts: [draft],
    licences: [licence],
  };

  afterEach(() => void jest.useRealTimers());

  it('puts first what needs the citizen, with the deadline in words', async () => {
    const { container } = render(<AccountView {...shared} citizen={citizen} initial={full} />);
    const sections = screen.getAllByRole('heading', { level: 2 }).map((entry) => entry.textContent);
    expect(sections).toEqual(['需要您处理', '没写完的申请', '已提交的申请', '我的证照']);
    const first = within(screen.getByRole('region', { name: '需要您处理' }));
    expect(first.getByText(/最迟 2026年11月30日.*还剩 2 个工作日/)).toBeTruthy();
    expect(first.getByText('暂定')).toBeTruthy();
    expect(first.getByRole('link').getAttribute('href')).toBe('/cases/C2');
    expect(screen.getByText('已撤销')).toBeTruthy();
    expect(await axeProblems(container)).toEqual([]);
  });

  it('deletes a draft only after time to take it back', async () => {
    jest.useFakeTimers();
    render(<AccountView {...shared} citizen={citizen} initial={full} />);
    press(/删除 个体户登记/);
    expect(screen.queryByRole('link', { name: /接着填写 个体户登记/ })).toBeNull();
    press('撤销删除');
    expect(screen.getByRole('link', { name: /接着填写 个体户登记/ }).getAttribute('href')).toBe('/apply/d1');
    await act(() => jest.advanceTimersByTimeAsync(20_000));
    expect(fake.server.requests).toHaveLength(0);
    press(/删除 个体户登记/);
    await act(() => jest.advanceTimersByTimeAsync(20_000));
    expect(fake.server.requests.at(-1)).toMatchObject({ method: 'DELETE', path: '/drafts/d1' });
  });

  it('teaches the next step where there is nothing', () => {
    const empty = { cases: [], drafts: [], licences: [] };
    render(<AccountView {...shared} citizen={citizen} initial={empty} homeHref="/530102" />);
    expect(screen.getByText('您还没有办过事')).toBeTruthy();
    expect(screen.getByRole('link', { name: '去找要办的事' }).getAttribute('href')).toBe('/530102');
  });

  it('reads its lists itself, says why it could not, and tries again', async () => {
    fake.server.refusals['GET /cases'] = { status: 503, code: 'busy', message: '系统正忙' };
    render(<AccountView {...shared} citizen={citizen} />);
    expect(await screen.findByText(/没有读到您的办件.系统正忙/)).toBeTruthy();
    press('再试一次');
    expect(await screen.findByText('您还没有办过事')).toBeTruthy();
    expect(heading()).toBe('我的办件');
  });
});
