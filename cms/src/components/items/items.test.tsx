/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { axeFaults } from '../office/testing/axe.ts';
import type { ElementView, OriginView } from './element-view.ts';
import { ItemWorkbench } from './index.tsx';

const origin = (owner: string, part: Partial<OriginView> = {}): OriginView => ({
  owner,
  release: 2,
  effectiveFrom: '2026-01-01',
  part: 'standard',
  policy: 'locked',
  replaced: [],
  ...part,
});

const text = (words: string) => ({ kind: 'text', text: words, isUnverified: false }) as const;

const elements: ElementView[] = [
  {
    key: 'name',
    label: '事项名称',
    part: 'standard',
    state: { kind: 'inherited', owner: '云南省' },
    isLocked: true,
    value: text('食品经营许可证核发'),
    origin: origin('云南省'),
    rowOrigins: {},
  },
  {
    key: 'taskCode',
    label: '实施编码',
    part: 'implementation',
    state: { kind: 'missing' },
    isLocked: false,
    value: null,
    origin: null,
    rowOrigins: {},
  },
  {
    key: 'process',
    label: '办理流程',
    part: 'both',
    state: { kind: 'ownRows', rows: 1 },
    isLocked: false,
    value: {
      kind: 'table',
      columns: ['步骤', '天数', '备注'],
      rows: [
        { key: 'accept', cells: ['受理', '1', ''], isUnverified: true },
        { key: 'review', cells: ['审查', '1', ''], isUnverified: false },
      ],
    },
    origin: origin('云南省', { policy: 'tighten' }),
    rowOrigins: {
      accept: origin('云南省'),
      review: origin('五华区', {
        part: 'implementation',
        replaced: [
          {
            owner: '云南省',
            release: 2,
            value: {
              kind: 'table',
              columns: ['步骤', '天数'],
              rows: [{ key: 'review', cells: ['审查', '3'], isUnverified: false }],
            },
          },
        ],
      }),
    },
  },
];

const open = () => render(<ItemWorkbench elements={elements} language="zh" />);
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const list = () => within(screen.getByRole('navigation', { name: '要素' }));
const originPane = () => within(screen.getByRole('region', { name: /从哪里来$/ }));

afterEach(cleanup);

describe('the item workbench', () => {
  it('names the state of every element, and has no accessibility faults', async () => {
    const { container } = open();
    expect(list().getByRole('button', { name: /事项名称/ }).textContent).toBe('事项名称沿用云南省锁定');
    expect(list().getByRole('button', { name: /实施编码/ }).textContent).toBe('实施编码待补');
    expect(list().getByRole('button', { name: /办理流程/ }).textContent).toBe('办理流程本级改 1 行');
    expect(await axeFaults(container)).toEqual([]);
    press(/办理流程/);
    expect(await axeFaults(container)).toEqual([]);
  });

  it('says of a missing value who provides it, and invents none', () => {
    open();
    press(/实施编码/);
    expect(screen.getByText(/不编造。由本级在实施部分填写。/)).toBeTruthy();
    expect(originPane().getByText('还没有人填写这一项。')).toBeTruthy();
  });

  it('leads a row back to what this level replaced, and the list back to its own origin', () => {
    open();
    press(/办理流程/);
    expect(originPane().getByText('可优化：下级只能改得更方便群众')).toBeTruthy();
    press('审查');
    expect(originPane().getByRole('heading', { name: '“审查”这一行从哪里来' })).toBeTruthy();
    expect(originPane().getByText('五华区')).toBeTruthy();
    expect(originPane().getByRole('cell', { name: '3' })).toBeTruthy();
    press('看整张表的来源');
    expect(originPane().queryByText('五华区')).toBeNull();
  });

  it('leaves out a column in which nothing stands, and marks what has not been verified', () => {
    open();
    press(/办理流程/);
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['步骤', '天数']);
    expect(screen.getAllByText('待核实')).toHaveLength(1);
  });

  it('narrows the list to what is missing or changed here, and by name', () => {
    open();
    const shown = () =>
      list()
        .getAllByRole('listitem')
        .map((entry) => entry.textContent);
    press(/^待补 1/);
    expect(shown()).toEqual(['实施编码待补']);
    press(/^本级修改 1/);
    expect(shown()).toEqual(['办理流程本级改 1 行']);
    press(/^全部 3/);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '名称' } });
    expect(shown()).toEqual(['事项名称沿用云南省锁定']);
  });

  it('is walked with the arrow keys, the value following', () => {
    open();
    list()
      .getByRole('button', { name: /事项名称/ })
      .focus();
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toContain('实施编码');
    expect(screen.getByRole('heading', { level: 2, name: /实施编码/ })).toBeTruthy();
  });
});
