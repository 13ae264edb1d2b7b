/** @jest-environment jsdom */
import { evaluateForm, type FieldError, type FormValues } from '@banshi/core/forms';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { type ComponentType, StrictMode, useState } from 'react';
import { sampleContext, sampleDivisions, sampleForm } from './contract/sample.ts';
import { FormilyForm } from './formily/index.tsx';
import { RjsfForm } from './rjsf/index.tsx';
import type { FormRendererProps } from './types.ts';

afterEach(cleanup);

type Options = Partial<FormRendererProps> & { values?: FormValues };

/** Most tests are not about places: their lists stay on the way. */
const unanswered = () => new Promise<never>(() => {});

/** A host that keeps the draft, as the portal does. */
function mount(Engine: ComponentType<FormRendererProps>, { values = {}, ...options }: Options = {}) {
  let draft = values;
  function Host() {
    const [kept, setKept] = useState(values);
    draft = kept;
    return (
      <Engine
        definition={sampleForm}
        pageKey="where"
        context={sampleContext}
        loadDivisions={unanswered}
        {...options}
        values={kept}
        onChange={setKept}
      />
    );
  }
  render(
    <StrictMode>
      <Host />
    </StrictMode>,
  );
  return {
    draft: () => draft,
    payload: () => evaluateForm(sampleForm, draft, sampleContext).payload,
  };
}

const box = (key: string) => document.getElementById(`f-${key}`) as HTMLInputElement;
const field = (key: string) => document.querySelector(`[data-field="${key}"]`);
const type = (target: Element | null, value: string) => {
  if (!target) throw new Error('nothing to type into');
  fireEvent.change(target, { target: { value } });
};
const shownFields = () =>
  [...document.querySelectorAll('[data-field]')].map((element) => element.getAttribute('data-field'));

describe.each([
  ['RJSF', RjsfForm],
  ['Formily', FormilyForm],
])('%s', (_name, Engine) => {
  it('shows one page, its sections and what is visible now, in order', () => {
    mount(Engine);
    expect(shownFields()).toEqual(
      'online mode street items story area staff rent yearly county premises'.split(' '),
    );
    expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual(['规模']);
  });

  it('shows and hides fields with the answers, and keeps what was typed in them', () => {
    const { draft, payload } = mount(Engine);
    fireEvent.click(screen.getByRole('radio', { name: '是' }));
    type(box('site'), 'https://a.example.com');
    expect(payload()).toEqual({ online: true, site: 'https://a.example.com' });
    fireEvent.click(screen.getByRole('radio', { name: '否' }));
    expect(field('site')).toBeNull();
    expect(payload()).toEqual({ online: false });
    expect(draft()).toMatchObject({ site: 'https://a.example.com' });
    fireEvent.click(screen.getByRole('radio', { name: '是' }));
    expect(box('site').value).toBe('https://a.example.com');
  });

  it('follows rules for options and for what is required', () => {
    const { draft } = mount(Engine);
    expect(screen.queryByRole('radio', { name: '网店' })).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: '是' }));
    fireEvent.click(screen.getByRole('radio', { name: '网店' }));
    expect(draft().mode).toBe('web');
    expect(field('story')?.getAttribute('data-required')).toBe('false');
    fireEvent.click(screen.getByRole('checkbox', { name: '生食类制售' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '热食类制售' }));
    expect(draft().items).toEqual(['hot', 'raw']);
    expect(field('story')?.getAttribute('data-required')).toBe('true');
    expect(box('story').getAttribute('aria-required')).toBe('true');
    fireEvent.click(screen.getByRole('checkbox', { name: '生食类制售' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '热食类制售' }));
    expect(draft().items).toBeUndefined();
  });

  it('shows computed values and never stores them', () => {
    const { draft, payload } = mount(Engine);
    type(box('rent'), '1,200.50');
    expect(box('rent').value).toBe('1,200.50');
    expect(field('yearly')?.querySelector('output')?.textContent).toBe('14,406.00 元');
    expect(field('rent')?.textContent).toContain('壹仟贰佰元伍角整');
    expect(draft()).toEqual({ rent: 120050 });
    expect(payload()).toEqual({ rent: 120050, yearly: 1440600 });
  });

  it('says where a value that follows from the situation can be changed', () => {
    mount(Engine, { pageKey: 'who' });
    expect(field('kind')?.textContent).toContain('餐饮服务经营者');
    expect(field('kind')?.textContent).toContain('由情形选择得出,修改请返回上一步');
  });

  it('keeps what was typed as it was typed', () => {
    const { draft } = mount(Engine);
    for (const text of ['1', '12', '12.', '12.5', '12.50']) {
      type(box('area'), text);
      expect(box('area').value).toBe(text);
    }
    expect(draft().area).toBe(12.5);
    type(box('area'), '12,5a');
    expect(draft().area).toBe('12,5a');
    type(box('staff'), '1e3');
    expect(box('staff').value).toBe('1e3');
    type(box('staff'), '');
    expect(draft()).not.toHaveProperty('staff');
  });

  it('takes a date in three parts or pasted whole', () => {
    const { draft } = mount(Engine, { pageKey: 'who' });
    type(box('founded'), '2026');
    type(document.getElementById('f-founded-day'), '9');
    expect(draft().founded).toBe('2026--9');
    type(box('founded'), '2025年3月9日');
    expect(draft().founded).toBe('2025-3-9');
    expect((document.getElementById('f-founded-month') as HTMLInputElement).value).toBe('3');
  });

  it('shows errors only when asked, tied to their controls', () => {
    mount(Engine);
    expect(document.querySelector('.bf-error')).toBeNull();
    cleanup();
    mount(Engine, { showErrors: true, values: { area: '12a', staff: 3 } });
    const codes = [...document.querySelectorAll('[data-code]')].map((element) => [
      element.closest('[data-field]')?.getAttribute('data-field'),
      element.getAttribute('data-code'),
    ]);
    expect(codes).toEqual([
      ['online', 'required'],
      ['items', 'required'],
      ['area', 'decimal.malformed'],
      ['staff', 'check.crowded'],
      ['premises', 'required'],
    ]);
    expect(box('area').getAttribute('aria-invalid')).toBe('true');
    expect(box('area').getAttribute('aria-describedby')).toBe('f-area-error');
    expect(document.getElementById('f-area-error')?.textContent).toBe('错误:请用数字填写经营面积,例如 12.5');
    expect(screen.getByRole('radiogroup', { name: '是否网络经营' }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    type(box('area'), '12');
    expect(document.getElementById('f-area-error')).toBeNull();
    expect(box('area').getAttribute('aria-invalid')).toBeNull();
  });

  it('shows the errors of the server, once where the form says the same', () => {
    const errors: FieldError[] = [
      { field: 'area', code: 'check.register', message: '与登记的面积不一致,请核对' },
      { field: 'name', code: 'check.elsewhere', message: '在别的页' },
      { field: 'items', code: 'required', message: '请选择经营项目,至少一项' },
    ];
    mount(Engine, { errors, showErrors: true });
    expect(document.getElementById('f-area-error')?.textContent).toContain('与登记的面积不一致');
    expect(document.querySelectorAll('#f-items-error [data-code]')).toHaveLength(1);
  });

  it('takes a new draft from outside', async () => {
    function Host() {
      const [values, setValues] = useState<FormValues>({ online: false, area: 3 });
      return (
        <>
          <button
            type="button"
            onClick={() => setValues({ online: true, site: 'https://b.example.com', area: 9 })}
          >
            载入
          </button>
          <Engine
            definition={sampleForm}
            pageKey="where"
            context={sampleContext}
            values={values}
            onChange={setValues}
            loadDivisions={unanswered}
          />
        </>
      );
    }
    render(<Host />);
    expect(box('area').value).toBe('3');
    fireEvent.click(screen.getByRole('button', { name: '载入' }));
    await waitFor(() => expect(box('area').value).toBe('9'));
    expect(box('site').value).toBe('https://b.example.com');
    expect((screen.getByRole('radio', { name: '是' }) as HTMLInputElement).checked).toBe(true);
  });

  it('turns from page to page without losing either', () => {
    function Host() {
      const [values, setValues] = useState<FormValues>({});
      const [pageKey, setPageKey] = useState('who');
      return (
        <>
          <button type="button" onClick={() => setPageKey(pageKey === 'who' ? 'where' : 'who')}>
            翻页
          </button>
          <Engine
            definition={sampleForm}
            pageKey={pageKey}
            context={sampleContext}
            values={values}
            onChange={setValues}
            loadDivisions={unanswered}
          />
        </>
      );
    }
    render(<Host />);
    type(box('name'), '某店');
    fireEvent.click(screen.getByRole('button', { name: '翻页' }));
    type(box('area'), '5');
    fireEvent.click(screen.getByRole('button', { name: '翻页' }));
    expect(box('name').value).toBe('某店');
    fireEvent.click(screen.getByRole('button', { name: '翻页' }));
    expect(box('area').value).toBe('5');
  });

  it('picks a place level by level, and shows what is fixed as text', async () => {
    const { draft } = mount(Engine, { loadDivisions: sampleDivisions });
    const premises = () => field('premises') as HTMLElement;
    await waitFor(() => expect(premises().textContent).toContain('云南省昆明市五华区'));
    const [township] = premises().querySelectorAll('select');
    expect(township?.id).toBe('f-premises');
    type(township ?? null, '530102001000');
    await waitFor(() => expect(premises().querySelectorAll('select')).toHaveLength(2));
    type(premises().querySelectorAll('select')[1] ?? null, '530102001001');
    type(document.getElementById('f-premises-detail'), '正义路 1 号');
    expect(draft().premises).toEqual({ division: '530102001001', detail: '正义路 1 号' });
    type(premises().querySelectorAll('select')[0] ?? null, '');
    expect(draft().premises).toEqual({ division: '', detail: '正义路 1 号' });
    const county = field('county') as HTMLElement;
    type(county.querySelector('select'), '530100000000');
    await waitFor(() => expect(county.querySelectorAll('select')).toHaveLength(2));
    type(county.querySelectorAll('select')[1] ?? null, '530102000000');
    expect(draft().county).toBe('530102000000');
    expect(county.querySelectorAll('select')).toHaveLength(2);
    type(county.querySelectorAll('select')[1] ?? null, '');
    expect(draft().county).toBe('530100000000');
  });

  it('asks for the list again after a failure', async () => {
    let calls = 0;
    const loadDivisions = (parent?: string) => {
      calls += 1;
      return calls <= 2 ? Promise.reject(new Error('offline')) : sampleDivisions(parent);
    };
    mount(Engine, { loadDivisions, pageKey: 'where' });
    const [retry] = await screen.findAllByRole('button', { name: '重新读取' });
    fireEvent.click(retry as Element);
    await waitFor(() => expect(document.querySelectorAll('select').length).toBeGreaterThan(1));
  });

  it('speaks English where there is English', () => {
    mount(Engine, { language: 'en', showErrors: true });
    expect(screen.getByRole('radiogroup', { name: 'Do you sell online?' })).toBeTruthy();
    expect(document.getElementById('f-online-error')?.textContent).toBe('Error: Choose: Do you sell online');
  });

  it('never runs or swallows braces in texts and answers', () => {
    const hostile = structuredClone(sampleForm);
    const [first] = hostile.pages[1]?.sections[0]?.fields ?? [];
    if (first) first.label = { zh: '{{globalThis.pwned = true}}' };
    mount(Engine, { definition: hostile, values: { site: '{{globalThis.pwned = true}}', online: true } });
    expect(screen.getByText('{{globalThis.pwned = true}}')).toBeTruthy();
    expect(box('site').value).toBe('{{globalThis.pwned = true}}');
    expect(globalThis).not.toHaveProperty('pwned');
  });

  it.each(['who', 'where'])('has no accessibility violation on page %s, with errors', async (pageKey) => {
    mount(Engine, { pageKey, showErrors: true, loadDivisions: sampleDivisions });
    await waitFor(() => expect(document.body.textContent).not.toContain('正在读取'));
    const { violations } = await axe.run(document.body, {
      rules: {
        'color-contrast': { enabled: false },
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
      },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
