/** @jest-environment jsdom */
import { evaluateForm, type FieldError, type FormValues } from '@banshi/core/forms';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { type ComponentType, StrictMode, useState } from 'react';
import { click, container, control, shownCodes, shownFields, type } from './contract/browser.ts';
import { sampleContext, sampleDivisions, sampleForm } from './contract/sample.ts';
import { FormilyForm } from './formily/index.tsx';
import { RjsfForm } from './rjsf/index.tsx';
import type { FormRendererProps } from './types.ts';

afterEach(cleanup);

/** Most tests are not about places: their lists stay on the way. */
const unanswered = () => new Promise<never>(() => {});

/** A host that keeps the draft, as the portal does. */
function Host({ Engine, report, options }: HostProps) {
  const [values, setValues] = useState<FormValues>(options.values ?? {});
  report(values);
  return (
    <Engine
      definition={sampleForm}
      pageKey="where"
      context={sampleContext}
      loadDivisions={unanswered}
      {...options}
      values={values}
      onChange={setValues}
    />
  );
}

interface HostProps {
  Engine: ComponentType<FormRendererProps>;
  report: (values: FormValues) => void;
  options: Partial<FormRendererProps>;
}

function mount(Engine: HostProps['Engine'], options: HostProps['options'] = {}) {
  let draft: FormValues = {};
  const report = (values: FormValues) => {
    draft = values;
  };
  render(
    <StrictMode>
      <Host Engine={Engine} report={report} options={options} />
    </StrictMode>,
  );
  return {
    draft: () => draft,
    payload: () => evaluateForm(sampleForm, draft, sampleContext).payload,
  };
}

/** A host that loads another draft at the push of a button. */
function Loading({ Engine }: Pick<HostProps, 'Engine'>) {
  const [values, setValues] = useState<FormValues>({ online: false, area: 3 });
  const load = () => setValues({ online: true, site: 'https://b.example.com', area: 9 });
  return (
    <>
      <button type="button" onClick={load}>
        载入
      </button>
      <Engine {...page} pageKey="where" values={values} onChange={setValues} />
    </>
  );
}

/** A host that turns from page to page. */
function Turning({ Engine }: Pick<HostProps, 'Engine'>) {
  const [values, setValues] = useState<FormValues>({});
  const [pageKey, setPageKey] = useState('who');
  return (
    <>
      <button type="button" onClick={() => setPageKey(pageKey === 'who' ? 'where' : 'who')}>
        翻页
      </button>
      <Engine {...page} pageKey={pageKey} values={values} onChange={setValues} />
    </>
  );
}

const page = { definition: sampleForm, context: sampleContext, loadDivisions: unanswered };

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

  it('shows and hides fields with the answers, and keeps what was typed in them', async () => {
    const { draft, payload } = mount(Engine);
    await click(screen.getByRole('radio', { name: '是' }));
    await type(control('site'), 'https://a.example.com');
    expect(payload()).toEqual({ kind: 'catering', online: true, site: 'https://a.example.com' });
    await click(screen.getByRole('radio', { name: '否' }));
    expect(container('site')).toBeNull();
    expect(payload()).toEqual({ kind: 'catering', online: false });
    expect(draft()).toMatchObject({ site: 'https://a.example.com' });
    await click(screen.getByRole('radio', { name: '是' }));
    expect(control('site').value).toBe('https://a.example.com');
  });

  it('follows rules for options and for what is required', async () => {
    const { draft } = mount(Engine);
    expect(screen.queryByRole('radio', { name: '网店' })).toBeNull();
    await click(screen.getByRole('radio', { name: '是' }));
    await click(screen.getByRole('radio', { name: '网店' }));
    expect(draft().mode).toBe('web');
    expect(container('story')?.getAttribute('data-required')).toBe('false');
    await click(screen.getByRole('checkbox', { name: '生食类制售' }));
    await click(screen.getByRole('checkbox', { name: '热食类制售' }));
    expect(draft().items).toEqual(['hot', 'raw']);
    expect(container('story')?.getAttribute('data-required')).toBe('true');
    expect(control('story').getAttribute('aria-required')).toBe('true');
    await click(screen.getByRole('checkbox', { name: '生食类制售' }));
    await click(screen.getByRole('checkbox', { name: '热食类制售' }));
    expect(draft().items).toBeUndefined();
  });

  it('shows computed values and never stores them', async () => {
    const { draft, payload } = mount(Engine);
    await type(control('rent'), '1,200.50');
    expect(control('rent').value).toBe('1,200.50');
    expect(container('yearly')?.querySelector('output')?.textContent).toBe('14,406.00 元');
    expect(container('rent')?.textContent).toContain('壹仟贰佰元伍角整');
    expect(draft()).toEqual({ rent: 120050 });
    expect(payload()).toEqual({ kind: 'catering', rent: 120050, yearly: 1440600 });
  });

  it('says where a value that follows from the situation can be changed', () => {
    mount(Engine, { pageKey: 'who' });
    expect(container('kind')?.textContent).toContain('餐饮服务经营者');
    expect(container('kind')?.textContent).toContain('由情形选择得出，修改请返回上一步');
  });

  it('keeps what was typed as it was typed', async () => {
    const { draft } = mount(Engine);
    for (const text of ['1', '12', '12.', '12.5', '12.50']) {
      await type(control('area'), text);
      expect(control('area').value).toBe(text);
    }
    expect(draft().area).toBe(12.5);
    await type(control('area'), '12,5a');
    expect(draft().area).toBe('12,5a');
    await type(control('staff'), '1e3');
    expect(control('staff').value).toBe('1e3');
    await type(control('staff'), '');
    expect(draft()).not.toHaveProperty('staff');
  });

  it('takes a date in three parts or pasted whole', async () => {
    const { draft } = mount(Engine, { pageKey: 'who' });
    await type(control('founded'), '2026');
    await type(document.getElementById('f-founded-day'), '9');
    expect(draft().founded).toBe('2026--9');
    await type(control('founded'), '2025年3月9日');
    expect(draft().founded).toBe('2025-3-9');
    expect((document.getElementById('f-founded-month') as HTMLInputElement).value).toBe('3');
  });

  it('shows errors only when asked, tied to their controls', async () => {
    mount(Engine);
    expect(document.querySelector('.bf-error')).toBeNull();
    cleanup();
    mount(Engine, { showErrors: true, values: { area: '12a', staff: 3 } });
    expect(shownCodes()).toEqual([
      ['online', 'required'],
      ['items', 'required'],
      ['area', 'decimal.malformed'],
      ['staff', 'check.crowded'],
      ['premises', 'required'],
    ]);
    expect(control('area').getAttribute('aria-invalid')).toBe('true');
    expect(control('area').getAttribute('aria-describedby')).toBe('f-area-error f-area-unit');
    expect(document.getElementById('f-area-error')?.textContent).toBe(
      '错误：请用数字填写经营面积，例如 12.5',
    );
    expect(screen.getByRole('radiogroup', { name: '是否网络经营' }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    await type(control('area'), '12');
    expect(document.getElementById('f-area-error')).toBeNull();
    expect(control('area').getAttribute('aria-invalid')).toBeNull();
  });

  it('shows the errors of the server, once where the form says the same', () => {
    const errors: FieldError[] = [
      { field: 'area', code: 'check.register', message: '与登记的面积不一致，请核对' },
      { field: 'name', code: 'check.elsewhere', message: '在别的页' },
      { field: 'items', code: 'required', message: '请选择经营项目，至少一项' },
    ];
    mount(Engine, { errors, showErrors: true });
    expect(document.getElementById('f-area-error')?.textContent).toContain('与登记的面积不一致');
    expect(document.querySelectorAll('#f-items-error [data-code]')).toHaveLength(1);
  });

  it('takes a new draft from outside', async () => {
    render(<Loading Engine={Engine} />);
    expect(control('area').value).toBe('3');
    await click(screen.getByRole('button', { name: '载入' }));
    await waitFor(() => expect(control('area').value).toBe('9'));
    expect(control('site').value).toBe('https://b.example.com');
    expect((screen.getByRole('radio', { name: '是' }) as HTMLInputElement).checked).toBe(true);
  });

  it('turns from page to page without losing either', async () => {
    render(<Turning Engine={Engine} />);
    await type(control('name'), '某店');
    await click(screen.getByRole('button', { name: '翻页' }));
    await type(control('area'), '5');
    await click(screen.getByRole('button', { name: '翻页' }));
    expect(control('name').value).toBe('某店');
    await click(screen.getByRole('button', { name: '翻页' }));
    expect(control('area').value).toBe('5');
  });

  it('picks a place level by level, and shows what is fixed as text', async () => {
    const { draft } = mount(Engine, { loadDivisions: sampleDivisions });
    const premises = () => container('premises') as HTMLElement;
    await waitFor(() => expect(premises().textContent).toContain('云南省昆明市五华区'));
    const [township] = premises().querySelectorAll('select');
    expect(township?.id).toBe('f-premises');
    await type(township, '530102001000');
    await waitFor(() => expect(premises().querySelectorAll('select')).toHaveLength(2));
    await type(premises().querySelectorAll('select')[1], '530102001001');
    await type(document.getElementById('f-premises-detail'), '正义路 1 号');
    expect(draft().premises).toEqual({ division: '530102001001', detail: '正义路 1 号' });
    await type(premises().querySelectorAll('select')[0], '');
    expect(draft().premises).toEqual({ division: '', detail: '正义路 1 号' });
    const county = container('county') as HTMLElement;
    await type(county.querySelector('select'), '530100000000');
    await waitFor(() => expect(county.querySelectorAll('select')).toHaveLength(2));
    await type(county.querySelectorAll('select')[1], '530102000000');
    expect(draft().county).toBe('530102000000');
    expect(county.querySelectorAll('select')).toHaveLength(2);
    await type(county.querySelectorAll('select')[1], '');
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
    await click(retry);
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
    expect(control('site').value).toBe('{{globalThis.pwned = true}}');
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
