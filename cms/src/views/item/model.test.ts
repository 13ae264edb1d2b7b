import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ChainLink, LayerFile, resolveItem } from '@banshi/core/inheritance';
import { elementKeys } from '@banshi/core/items';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ElementValue, ElementView } from '../../components/items/element-view.ts';
import { wordingOf } from '../../components/items/wording.ts';
import type { Body } from '../../operations/catalogue/register.ts';
import { elementViews, missingKeys, ownKeys } from './model.ts';

const province = '530000000000';
const wuhua = '530102000000';
const read = (name: string) =>
  LayerFile.parse(
    JSON.parse(
      readFileSync(createRequire(import.meta.url).resolve(`@banshi/templates/items/${name}.json`), 'utf8'),
    ),
  );
const link = (name: string, owner: Omit<ChainLink['owner'], 'tenantCode'>): ChainLink => {
  const { tenantCode, effectiveFrom, layer } = read(name);
  return { owner: { tenantCode, ...owner }, release: 1, effectiveFrom, layer };
};

const body: Body = {
  department: {
    departmentKey: 'wuhua-market',
    tenantCode: wuhua,
    ownerPath: '/53/5301/530102/',
    role: 'market-supervision',
    name: '五华区市场监督管理局（演示）',
    uscc: null,
    enquiryPhone: null,
    complaintPhone: '0871-00000001（演示）',
    demo: true,
  },
  servicePoints: [
    {
      servicePointKey: 'wuhua-food-licence-window',
      departmentKey: 'wuhua-market',
      ownerPath: '/53/5301/530102/',
      name: '五华区政务服务中心 3 号窗口（演示）',
      address: '演示路 1 号',
      phone: null,
      hours: null,
      demo: true,
    },
  ],
};

let views: ElementView[];
let english: ElementView[];
let source: ReturnType<typeof resolveItem>;
beforeAll(() => {
  const chain = [
    link('food-business-licence-new', {
      tenantName: '云南省',
      tenantPath: '/53/',
      level: 'province',
    }),
    link('layers/530102000000-food-business-licence-new', {
      tenantName: '五华区',
      tenantPath: '/53/5301/530102/',
      level: 'county',
    }),
  ];
  source = resolveItem(chain, '2026-11-23', { tenantPath: '/53/5301/530102/' });
  const reader = { source, tenantCode: wuhua, rootCode: province, body };
  views = elementViews(reader, wordingOf({ item: source.item, body, language: 'zh' }));
  english = elementViews(reader, wordingOf({ item: source.item, body, language: 'en' }));
});

const of = (key: string): ElementView => {
  const found = views.find((view) => view.key === key);
  if (!found) throw new Error(key);
  return found;
};

const textsOf = (value: ElementValue | null): string[] => {
  if (!value) return [];
  if (value.kind === 'text') return [value.text, value.detail ?? ''];
  const tables = value.kind === 'table' ? [value] : value.groups;
  return tables.flatMap(({ columns, rows }) => [...columns, ...rows.flatMap(({ cells }) => cells)]);
};

describe('the workbench of the shipped item', () => {
  it('shows every element, none as JSON and every value that is there', () => {
    expect(views.map(({ key }) => key)).toEqual([...elementKeys]);
    for (const shown of [...views, ...english]) {
      const texts = textsOf(shown.value);
      for (const text of texts) expect(text).not.toMatch(/[{}[\]]|undefined|object|\bNaN\b/);
      const value = source.item[shown.key as keyof typeof source.item];
      const isGiven = value !== undefined && !(Array.isArray(value) && value.length === 0);
      if (source.provenance[shown.key] && isGiven) expect(texts.join('')).not.toBe('');
    }
  });

  it('tells what is inherited, changed here, locked above and still to be provided', () => {
    expect(of('name')).toMatchObject({ state: { kind: 'inherited', owner: '云南省' }, isLocked: true });
    expect(of('promisedLimit')).toMatchObject({ state: { kind: 'own' }, isLocked: false });
    expect(of('process').state).toEqual({ kind: 'own' });
    expect(of('catalogueCode')).toMatchObject({ state: { kind: 'missing' }, value: null, origin: null });
  });

  it('leads a value back to what it replaced, level by level', () => {
    expect(of('promisedLimit')).toMatchObject({
      value: { kind: 'text', text: '3 个工作日', isUnverified: true },
      origin: {
        owner: '五华区',
        part: 'implementation',
        replaced: [{ owner: '云南省', value: { text: '5 个工作日' } }],
      },
    });
  });

  it('does so for a single row of a list', () => {
    const { review, acceptance } = of('process').rowOrigins;
    expect(review).toMatchObject({ owner: '五华区', replaced: [{ owner: '云南省' }] });
    expect(acceptance).toMatchObject({ owner: '云南省', replaced: [] });
  });

  it('puts rules into sentences', () => {
    const texts = textsOf(of('materials').value);
    expect(texts.some((text) => text.includes('经营项目'))).toBe(true);
    expect(textsOf(of('form').value)).toContain('主体业态为“餐饮服务经营者”');
  });

  it('joins the register: windows by name, and what it knows is not 待补', () => {
    expect(textsOf(of('servicePoints').value)).toContain('五华区政务服务中心 3 号窗口（演示）');
    expect(of('complaintPhone')).toMatchObject({
      state: { kind: 'register' },
      value: { text: '0871-00000001（演示）' },
    });
    expect(missingKeys(source, body)).not.toContain('complaintPhone');
    expect(missingKeys(source, null)).toContain('complaintPhone');
  });

  it('counts what this level changed, and for the root everything', () => {
    expect(ownKeys(source, wuhua)).toEqual([
      'promisedLimit',
      'channels',
      'process',
      'servicePoints',
      'enquiryPhone',
      'notes',
    ]);
    expect(ownKeys(source, '530103000000')).toEqual([]);
  });
});
