import { describe, expect, it } from '@jest/globals';
import { compileNotice, noticeToHtml } from './index.ts';

const source = { of: 'notice', key: 'x' } as const;
const base = {
  v: 1,
  key: 'test-notice',
  title: '补正通知书',
  addressee: '{{holder}}:',
  fields: [
    { key: 'holder', label: '申请人', type: 'text', source },
    { key: 'decidedOn', label: '日期', type: 'date', source },
    {
      key: 'defects',
      label: '问题',
      type: 'table',
      source,
      columns: [
        { key: 'material', label: '材料', type: 'text' },
        { key: 'problem', label: '问题', type: 'text' },
      ],
    },
    { key: 'hint', label: '提示', type: 'flag', source },
  ],
  blocks: [
    { kind: 'paragraph', text: '{{#each defects}}\n{{ordinal @index}}. {{material}}\n{{/each}}' },
    {
      kind: 'table',
      field: 'defects',
      columns: [
        { column: 'material', share: 40 },
        { column: 'problem', share: 50 },
      ],
    },
    { kind: 'paragraph', when: 'hint', text: '请尽快办理。' },
  ],
  signature: { body: '某局', date: '{{formatDate decidedOn}}' },
};
const data = {
  holder: '某店<b>',
  decidedOn: '2026-11-23',
  defects: [
    { material: '申请书', problem: '缺章' },
    { material: '平面图', problem: '<script>' },
  ],
};

function html(values = data, images = {}) {
  const compiled = compileNotice(base);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return noticeToHtml({ notice: compiled.value, data: values, images });
}

describe('noticeToHtml', () => {
  it('makes a paragraph of every line and escapes all data', () => {
    const page = html();
    expect(page.problems).toEqual([]);
    expect(page.html).toContain('<p class="p">1. 申请书</p><p class="p">2. 平面图</p>');
    expect(page.html).toContain('某店&lt;b&gt;');
    expect(page.html).toContain('<td>&lt;script&gt;</td>');
    expect(page.html).toContain('2026年11月23日');
    expect(page.text).toContain('平面图');
  });

  it('leaves out what its condition leaves out', () => {
    expect(html().html).not.toContain('请尽快');
    expect(html({ ...data, hint: true } as typeof data).html).toContain('请尽快');
  });

  it('prints a seal only where one is given', () => {
    expect(html().html).not.toContain('class="seal"');
    expect(html(data, { seal: { svg: '<svg></svg>' } }).html).toContain('<svg></svg>');
    expect(html(data, { seal: { svg: '<svg onload="x"></svg>' } }).problems).toHaveLength(1);
  });
});

describe('compileNotice', () => {
  const places = (notice: unknown) => compileNotice(notice).problems.map((problem) => problem.place);

  it('wants grounds and remedies in an adverse decision', () => {
    expect(places({ ...base, adverse: true })).toEqual(['grounds', 'reconsiderationBody', 'courtName']);
    const fields = [
      ...base.fields,
      ...['grounds', 'reconsiderationBody', 'courtName'].map((key) => ({
        key,
        label: key,
        type: 'text',
        source,
      })),
    ];
    const blocks = [{ kind: 'paragraph', text: '{{grounds}}{{reconsiderationBody}}{{courtName}}' }];
    expect(compileNotice({ ...base, adverse: true, fields, blocks }).ok).toBe(true);
  });

  it('finds references to fields, tables and columns that do not exist', () => {
    const blocks = [
      { kind: 'paragraph', when: 'never', text: '甲' },
      { kind: 'table', field: 'holder', columns: [{ column: 'x', share: 50 }] },
      {
        kind: 'table',
        field: 'defects',
        columns: [
          { column: 'material', share: 60 },
          { column: 'problem', share: 60 },
        ],
      },
    ];
    expect(places({ ...base, blocks })).toEqual([
      'blocks/0/when',
      'blocks/1/field',
      'blocks/1/columns',
      'blocks/2/columns',
    ]);
  });

  it('places a mistake inside a text', () => {
    expect(places({ ...base, addressee: '{{nobody}}' })).toEqual(['addressee 1:3']);
  });
});
