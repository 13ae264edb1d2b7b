/** @jest-environment jsdom */
import { evaluateForm, FormDefinition, type FormValues } from '@banshi/core/forms';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { type ComponentType, StrictMode, useState } from 'react';
import { CheckAnswers } from './CheckAnswers.tsx';
import { click, container, control, shownCodes, type } from './contract/browser.ts';
import { sampleContext, sampleDivisions } from './contract/sample.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { formatFieldValue } from './format.ts';
import { FormilyForm } from './formily/index.tsx';
import { RjsfForm } from './rjsf/index.tsx';
import type { FormRendererProps } from './types.ts';

afterEach(cleanup);
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
              label: { zh: '车辆明细', en: 'Vehicles' },
              help: { zh: '每车一行' },
              required: true,
              minRows: 2,
              maxRows: 3,
              rowName: { zh: '车辆', en: 'Vehicle' },
              totals: ['load'],
              distinct: ['plate'],
              columns: [
                { key: 'plate', type: 'text', label: { zh: '号牌', en: 'Plate' }, required: true },
                { key: 'bought', type: 'yesNo', label: { zh: '是否已购' } },
                {
                  key: 'boughtOn',
                  type: 'date',
                  label: { zh: '购置日期' },
                  visible: { var: 'row.bought' },
                  required: true,
                },
                { key: 'load', type: 'decimal', label: { zh: '吨位' }, unit: { zh: '吨' } },
                {
                  key: 'kind',
                  type: 'choice',
                  label: { zh: '类型' },
                  options: [
                    { value: 'truck', label: { zh: '货车' } },
                    { value: 'tractor', label: { zh: '牵引车' }, when: { '>': [{ var: 'row.load' }, 4] } },
                  ],
                },
                {
                  key: 'fee',
                  type: 'money',
                  label: { zh: '费用' },
                  computed: { '*': [{ var: 'row.load' }, { var: 'form.rate' }] },
                },
                { key: 'garage', type: 'division', label: { zh: '停放地' }, level: 'county' },
              ],
            },
            { key: 'rate', type: 'money', label: { zh: '费率' } },
            {
              key: 'heavy',
              type: 'text',
              label: { zh: '重载说明' },
              visible: { '>': [{ sum: [{ var: 'form.vehicles' }, 'load'] }, 10] },
            },
          ],
        },
      ],
    },
  ],
});

type Engine = ComponentType<FormRendererProps>;

interface HostProps {
  Engine: Engine;
  report: (values: FormValues) => void;
  options: Partial<FormRendererProps>;
}

function Host({ Engine, report, options }: HostProps) {
  const [values, setValues] = useState<FormValues>(options.values ?? {});
  report(values);
  const { errors } = evaluateForm(form, values, sampleContext);
  return (
    <>
      {options.showErrors && <ErrorSummary errors={errors} />}
      <button type="button" onClick={() => setValues({ vehicles: [{ plate: '外来' }] })}>
        载入
      </button>
      <Engine
        definition={form}
        pageKey="fleet"
        context={sampleContext}
        loadDivisions={sampleDivisions}
        {...options}
        values={values}
        onChange={setValues}
      />
    </>
  );
}

function mount(Engine: Engine, options: HostProps['options'] = {}) {
  let draft: FormValues = {};
  const report = (values: FormValues) => {
    draft = values;
  };
  render(
    <StrictMode>
      <Host Engine={Engine} report={report} options={options} />
    </StrictMode>,
  );
  return () => draft;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const status = () => document.querySelector('.bf-row-actions [role="status"]')?.textContent;
const rows = (...plates: string[]) => ({ vehicles: plates.map((plate) => ({ plate })) });
const plates = () =>
  [...document.querySelectorAll<HTMLInputElement>('[data-row] [data-field$="-plate"] input')].map(
    ({ value }) => value,
  );

describe.each([
  ['RJSF', RjsfForm],
  ['Formily', FormilyForm],
])('%s', (_name, Engine) => {
  it('starts without rows, and leads into each that is added', async () => {
    const draft = mount(Engine);
    expect(screen.getByRole('group', { name: '车辆明细' }).textContent).toContain('还没有填写。');
    await click(button('添加车辆'));
    expect(document.activeElement).toBe(control('vehicles-0-plate'));
    await type(document.activeElement, '云A1');
    await click(button('添加车辆'));
    expect(document.activeElement).toBe(control('vehicles-1-plate'));
    await type(document.activeElement, '云A2');
    expect(draft()).toEqual(rows('云A1', '云A2'));
    expect(screen.getByRole('group', { name: '车辆 2' }).getAttribute('data-row')).toBe('1');
  });

  it('takes a row away and brings it back where it was, with what was half typed', async () => {
    const draft = mount(Engine, { values: rows('A', 'B', 'C') });
    await type(control('vehicles-1-load'), '1.');
    await type(control('vehicles-2-load'), '2.50');
    const third = control('vehicles-2-load');
    await click(button('删除 车辆 2'));
    expect(plates()).toEqual(['A', 'C']);
    expect(control('vehicles-1-load').value).toBe('2.50');
    expect(status()).toBe('已删除“车辆 2”。');
    expect(document.activeElement).toBe(button('撤销删除'));
    await click(button('删除 车辆 1'));
    await click(button('撤销删除'));
    expect(plates()).toEqual(['A', 'C']);
    expect(document.activeElement).toBe(control('vehicles-0-plate'));
    await click(button('撤销删除'));
    expect(plates()).toEqual(['A', 'B', 'C']);
    expect(control('vehicles-2-load')).toBe(third);
    expect(third.value).toBe('2.50');
    expect(status()).toBe('');
    expect(draft().vehicles).toEqual([{ plate: 'A' }, { plate: 'B', load: 1 }, { plate: 'C', load: 2.5 }]);
  });

  it('lets a blank row go without a word', async () => {
    const draft = mount(Engine);
    await click(button('添加车辆'));
    await click(button('删除 车辆 1'));
    expect(screen.queryByRole('button', { name: '撤销删除' })).toBeNull();
    expect(document.activeElement).toBe(button('添加车辆'));
    expect(draft()).toEqual({});
  });

  it('says when there is no room for another row, and keeps the focus', async () => {
    const draft = mount(Engine, { values: rows('A', 'B', 'C') });
    expect(button('添加车辆').getAttribute('aria-disabled')).toBe('true');
    expect(document.querySelector('.bf-table')?.textContent).toContain('最多 3 行，已经填满。');
    await click(button('添加车辆'));
    expect(draft()).toEqual(rows('A', 'B', 'C'));
  });

  it('does not offer to bring back what no longer fits', async () => {
    mount(Engine, { values: rows('A', 'B', 'C') });
    await click(button('删除 车辆 1'));
    await click(button('添加车辆'));
    expect(screen.queryByRole('button', { name: '撤销删除' })).toBeNull();
  });

  it('follows the rules of the row and of the form', async () => {
    mount(Engine, { values: { rate: 100, ...rows('A', 'B') } });
    const offered = (row: number) =>
      [...(container(`vehicles-${row}-kind`)?.querySelectorAll('option') ?? [])].map(({ value }) => value);
    await type(control('vehicles-1-load'), '6');
    expect(offered(0)).toEqual(['', 'truck']);
    expect(offered(1)).toEqual(['', 'truck', 'tractor']);
    expect(container('vehicles-1-fee')?.querySelector('output')?.textContent).toBe('6.00 元');
    expect(container('vehicles-0-boughtOn')).toBeNull();
    await click(container('vehicles-0-bought')?.querySelector('input'));
    expect(container('vehicles-0-boughtOn')).not.toBeNull();
    expect(container('vehicles-1-boughtOn')).toBeNull();
    expect(container('heavy')).toBeNull();
    await type(control('vehicles-0-load'), '4.1');
    expect(container('heavy')).not.toBeNull();
    expect(document.querySelector('.bf-totals')?.textContent).toBe('合计 吨位10.1 吨');
  });

  it('shows errors at the table and at its cells, and the summary leads to each', async () => {
    mount(Engine, { showErrors: true, values: { vehicles: [{ load: 1 }] } });
    expect(shownCodes()).toEqual([
      ['vehicles', 'table.tooFewRows'],
      ['vehicles-0-plate', 'required'],
    ]);
    const plate = control('vehicles-0-plate');
    expect(plate.getAttribute('aria-invalid')).toBe('true');
    expect(plate.getAttribute('aria-describedby')).toBe('f-vehicles-0-plate-error');
    await click(screen.getByRole('link', { name: '车辆 1：请填写号牌' }));
    expect(document.activeElement).toBe(plate);
    await click(screen.getByRole('link', { name: '车辆明细至少填 2 行，请补充' }));
    expect(document.activeElement).toBe(button('添加车辆'));
    await type(plate, 'A');
    await click(button('添加车辆'));
    await type(control('vehicles-1-plate'), 'A');
    expect(shownCodes()).toEqual([['vehicles-1-plate', 'table.duplicate']]);
  });

  it('takes other rows from outside', async () => {
    mount(Engine, { values: rows('A', 'B', 'C') });
    await click(button('载入'));
    expect(plates()).toEqual(['外来']);
  });

  it('gives up what is no table for the first row that is added', async () => {
    const draft = mount(Engine, { showErrors: true, values: { vehicles: ['x'] as unknown as [] } });
    expect(shownCodes()).toEqual([['vehicles', 'table.malformed']]);
    await click(button('添加车辆'));
    expect(draft()).toEqual({ vehicles: [{}] });
  });

  it('reports plain objects and leaves those it was given alone', async () => {
    const given = rows('A', 'B');
    const [first] = given.vehicles;
    const draft = mount(Engine, { values: given });
    await type(control('vehicles-1-plate'), 'Z');
    expect(given).toEqual(rows('A', 'B'));
    expect((draft().vehicles as unknown[])[0]).toBe(first);
    expect(structuredClone(draft())).toEqual(rows('A', 'Z'));
  });

  it('keeps the yes and no of one row apart from those of another', async () => {
    const draft = mount(Engine, { values: rows('A', 'B') });
    const [yes, no] = [0, 1].map(
      (row) => container(`vehicles-${row}-bought`)?.querySelectorAll('input')[row],
    );
    await click(yes);
    await click(no);
    expect(draft().vehicles).toEqual([
      { plate: 'A', bought: true },
      { plate: 'B', bought: false },
    ]);
  });

  it('speaks English', async () => {
    mount(Engine, { language: 'en', values: rows('A') });
    expect(button('Add vehicle')).toBeTruthy();
    await click(button('Remove Vehicle 1'));
    expect(status()).toBe('Vehicle 1 has been removed.');
  });

  it('has no accessibility violation, with rows, errors and something to undo', async () => {
    mount(Engine, {
      showErrors: true,
      values: { vehicles: [{ bought: true, load: 7 }, { plate: 'B' }, {}] },
    });
    await click(button('删除 车辆 2'));
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

describe('to be read', () => {
  const values = {
    rate: 100,
    vehicles: [
      { plate: 'A', load: 2.5, garage: '530102000000', kind: 'truck' },
      {},
      { plate: 'B', load: 0.1 },
    ],
  };
  const lookups = { divisionName: (code: string) => (code === '530102000000' ? '五华区' : undefined) };

  it('has a table of its rows, with the columns that were asked for and the totals', async () => {
    render(<CheckAnswers definition={form} values={values} context={sampleContext} lookups={lookups} />);
    const cells = [...document.querySelectorAll('[data-answer="vehicles"] tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(cells).toEqual([
      ['', '号牌', '吨位', '类型', '费用', '停放地'],
      ['车辆 1', 'A', '2.5 吨', '货车', '2.50 元', '五华区'],
      ['车辆 2', 'B', '0.1 吨', '—', '0.10 元', '—'],
      ['合计', '', '2.6 吨', '', '', ''],
    ]);
    const { violations } = await axe.run(document.body, {
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('reads the names of places in rows', async () => {
    render(
      <CheckAnswers
        definition={form}
        values={values}
        context={sampleContext}
        loadDivisions={sampleDivisions}
      />,
    );
    expect(await screen.findByText('云南省昆明市五华区')).toBeTruthy();
  });

  it('is 未填写 without rows', () => {
    render(<CheckAnswers definition={form} values={{ vehicles: [{}] }} context={sampleContext} />);
    expect(document.querySelector('[data-answer="vehicles"] dd')?.textContent).toBe('未填写');
  });

  it('fits on a line where there is only a line', () => {
    const [table] = form.pages[0]?.sections[0]?.fields ?? [];
    if (!table) throw new Error('no table');
    expect(formatFieldValue(table, values.vehicles, 'zh', lookups)).toBe(
      '车辆 1：号牌 A，吨位 2.5 吨，类型 货车，停放地 五华区；车辆 2：未填写；车辆 3：号牌 B，吨位 0.1 吨',
    );
    expect(formatFieldValue(table, [], 'en')).toBe('Not answered');
    expect(formatFieldValue(table, [null, 1], 'zh')).toBe('未填写');
  });
});
