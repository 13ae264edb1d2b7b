/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { fakeServer, refusal } from '../office/testing/fake-server.ts';

// As in the desk's test: the router's link would render again after the test.
jest.unstable_mockModule('next/link.js', () => ({
  default: ({ prefetch: _prefetch, ...props }: ComponentProps<'a'> & { prefetch?: boolean }) => (
    <a {...props} />
  ),
}));
const { ChooseItem } = await import('./choose.tsx');

const items = [{ itemKey: 'food-business-licence-new', name: '食品经营许可证核发（新办）' }];
const drafts = [{ id: 'd1', itemName: '食品经营许可证核发（新办）', updatedAt: '2026-11-23T06:00:00.000Z' }];

afterEach(cleanup);

describe('the counter', () => {
  it('offers the items of the department, and what was left half-way', () => {
    render(<ChooseItem items={items} drafts={drafts} language="zh" />);
    expect(screen.getByRole('link', { name: /^开始代办/ }).getAttribute('href')).toBe(
      '/admin/counter/items/food-business-licence-new',
    );
    expect(screen.getByRole('link', { name: '接着办' }).getAttribute('href')).toBe(
      '/admin/counter/drafts/d1',
    );
    expect(screen.getByText(/2026-11-23 14:00 保存/)).toBeTruthy();
  });

  it('says what would stand there where a department has no items', () => {
    render(<ChooseItem items={[]} drafts={[]} language="zh" />);
    expect(screen.getByText(/本部门承办后，会出现在这里/)).toBeTruthy();
  });

  it('deletes a draft only when the button was pressed twice, and keeps it where that fails', async () => {
    let isAllowed = false;
    const { calls } = fakeServer(() =>
      isAllowed ? { body: {} } : refusal(409, 'draft.submitted', '这份申请已经提交，不能再改。'),
    );
    render(<ChooseItem items={items} drafts={drafts} language="zh" />);
    fireEvent.click(screen.getByRole('button', { name: '删除' }));
    expect(calls).toHaveLength(0);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '确认删除' })));
    expect(screen.getByRole('alert').textContent).toContain('已经提交');
    expect(screen.getByRole('link', { name: '接着办' })).toBeTruthy();

    isAllowed = true;
    fireEvent.click(screen.getByRole('button', { name: '删除' }));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '确认删除' })));
    expect(calls.at(-1)).toMatchObject({ method: 'DELETE', path: '/office-api/counter/drafts/d1' });
    expect(screen.queryByRole('link', { name: '接着办' })).toBeNull();
  });
});
