/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { CheckAnswers } from './CheckAnswers.tsx';
import { click } from './contract/browser.ts';
import { sampleContext, sampleDivisions, sampleForm } from './contract/sample.ts';
import { ErrorSummary } from './ErrorSummary.tsx';

afterEach(cleanup);

const values = {
  name: '某店',
  online: false,
  site: 'https://hidden.example.com',
  items: ['raw', 'hot'],
  story: '第一行\n第二行',
  area: 12.5,
  rent: 100_000,
  founded: '2025-3-9',
  premises: { division: '530102001001', detail: '正义路 1 号' },
};

const answer = (key: string) => document.querySelector(`[data-answer="${key}"] dd`)?.textContent;

describe('CheckAnswers', () => {
  it('shows every visible answer in words, and nothing hidden', async () => {
    render(
      <CheckAnswers
        definition={sampleForm}
        values={values}
        context={sampleContext}
        loadDivisions={sampleDivisions}
      />,
    );
    await waitFor(() => expect(answer('premises')).toBe('云南省昆明市五华区华山街道文庙社区正义路 1 号'));
    expect(answer('site')).toBeUndefined();
    expect(answer('intro')).toBeUndefined();
    expect(answer('name')).toBe('某店');
    expect(answer('items')).toBe('热食类制售、生食类制售');
    expect(answer('area')).toBe('12.5 平方米');
    expect(answer('rent')).toBe('1,000.00 元');
    expect(answer('yearly')).toContain('12,000.00 元');
    expect(answer('founded')).toBe('2025年3月9日');
    expect(answer('online')).toBe('否');
    expect(answer('mobile')).toBe('未填写');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('leads from an answer back to its question, except where it is worked out', async () => {
    const onEdit = jest.fn();
    const lookups = { divisionName: () => '某地' };
    render(
      <CheckAnswers
        definition={sampleForm}
        values={values}
        context={sampleContext}
        onEdit={onEdit}
        lookups={lookups}
      />,
    );
    expect(answer('premises')).toBe('某地正义路 1 号');
    await click(screen.getByRole('button', { name: '修改 经营面积' }));
    expect(onEdit).toHaveBeenCalledWith('where', 'area');
    expect(screen.queryByRole('button', { name: '修改 年租金' })).toBeNull();
    expect(answer('kind')).toContain('由情形选择得出');
    const { violations } = await axe.run(document.body, {
      rules: {
        'color-contrast': { enabled: false },
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
      },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('ErrorSummary', () => {
  const errors = [
    { field: 'name', code: 'required', message: '请填写经营者名称', messageEn: 'Enter: Name' },
    { field: 'place', code: 'address.detail', message: '请填写详细地址', part: 'detail' as const },
    { field: 'far', code: 'required', message: '请填写别的页' },
  ];

  it('takes the focus, again at each attempt, and leads to the controls', async () => {
    const onElsewhere = jest.fn();
    const page = (attempt: number) => (
      <>
        <ErrorSummary errors={errors} attempt={attempt} onElsewhere={onElsewhere} />
        <input id="f-name" aria-label="名称" />
        <input id="f-place-detail" aria-label="地址" />
      </>
    );
    const { rerender } = render(page(1));
    const summary = screen.getByRole('alert', { name: '有 3 处需要修改' });
    expect(document.activeElement).toBe(summary);
    await click(screen.getByRole('link', { name: '请填写经营者名称' }));
    expect(document.activeElement?.id).toBe('f-name');
    await click(screen.getByRole('link', { name: '请填写详细地址' }));
    expect(document.activeElement?.id).toBe('f-place-detail');
    await click(screen.getByRole('link', { name: '请填写别的页' }));
    expect(onElsewhere).toHaveBeenCalledWith(errors[2]);
    rerender(page(2));
    expect(document.activeElement).toBe(summary);
  });

  it('is not there without errors, and speaks English', () => {
    const { rerender } = render(<ErrorSummary errors={[]} />);
    expect(screen.queryByRole('alert')).toBeNull();
    rerender(<ErrorSummary errors={errors.slice(0, 1)} language="en" />);
    expect(screen.getByRole('alert', { name: 'There is 1 problem' }).textContent).toContain('Enter: Name');
  });
});
