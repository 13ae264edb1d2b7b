import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import Handlebars from 'handlebars';
import type { TemplateData, TemplateField } from './index.ts';
import { compileTemplate, renderTemplate, TEMPLATE_SOURCE_LIMIT } from './index.ts';

const source = { of: 'form', key: 'x' } as const;
const fields: TemplateField[] = [
  { key: 'name', label: '名称', type: 'text', source },
  { key: 'issuedOn', label: '发证日期', type: 'date', source },
  { key: 'items', label: '经营项目', type: 'list', source },
  { key: 'demo', label: '演示', type: 'flag', source },
  {
    key: 'rows',
    label: '材料',
    type: 'table',
    source,
    columns: [
      { key: 'material', label: '材料', type: 'text' },
      { key: 'defects', label: '问题', type: 'list' },
    ],
  },
];

function print(template: string, data: TemplateData): string {
  const compiled = compileTemplate(template, { fields });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return renderTemplate(compiled.value, data);
}

const codesOf = (template: string): string[] => {
  const compiled = compileTemplate(template, { fields });
  return compiled.problems.map((problem) => `${problem.code} ${problem.place}`);
};

describe('what a template may do', () => {
  it('prints fields escaped', () => {
    expect(print('甲:{{name}}', { name: `<script>"'&\`=` })).toBe(
      '甲:&lt;script&gt;&quot;&#x27;&amp;&#x60;&#x3D;',
    );
  });

  it('writes dates as official documents do, in Beijing time', () => {
    expect(print('{{formatDate issuedOn}}', { issuedOn: '2026-03-05' })).toBe('2026年3月5日');
    expect(print('{{formatDate issuedOn}}', { issuedOn: '2026-03-05T16:30:00.000Z' })).toBe('2026年3月6日');
    expect(print('{{formatDate issuedOn "minute"}}', { issuedOn: '2026-03-05T16:03:00.000Z' })).toBe(
      '2026年3月6日0时03分',
    );
    expect(print('{{formatDate issuedOn "numeric"}}', { issuedOn: '2026-03-05' })).toBe('2026-03-05');
    expect(print('{{formatDate issuedOn}}', { issuedOn: '长期' })).toBe('长期');
  });

  it('joins, counts and masks', () => {
    expect(print('{{formatList items}}', { items: ['热食', '冷食'] })).toBe('热食、冷食');
    expect(print('{{formatList items "semicolon"}}', { items: ['热食', '冷食'] })).toBe('热食\uff1b冷食');
    expect(
      print('{{#each items}}{{ordinal @index "chinese"}}{{this}};{{/each}}', { items: ['甲', '乙'] }),
    ).toBe('一甲;二乙;');
    expect(print('{{mask name "licenceFace"}}', { name: '11010519491231002X' })).toBe('1101051949****002X');
    expect(print('{{mask name "licenceFace"}}', { name: '91350100M000100Y43' })).toBe('91350100M000100Y43');
    expect(print('{{mask name}}', { name: '11010519491231002X' })).toBe('110105********002X');
    expect(print('{{mask name "phone"}}', { name: '13800001234' })).toBe('138****1234');
    expect(print('{{mask name "name"}}', { name: '张小明' })).toBe('张**');
  });

  it('loops twice deep and reaches outwards', () => {
    const template =
      '{{#each rows}}{{material}}/{{../name}}:{{#each defects}}{{@../index}}{{@index}}{{this}}{{../../name}} {{/each}}{{else}}无{{/each}}';
    const data: TemplateData = {
      name: 'N',
      rows: [
        { material: '申请书', defects: ['缺章', '缺页'] },
        { material: '合同', defects: [] },
      ],
    };
    expect(print(template, data)).toBe('申请书/N:00缺章N 01缺页N 合同/N:');
    expect(print(template, { rows: [] })).toBe('无');
  });

  it('prints nothing for what is missing and never reads a prototype', () => {
    const named: TemplateField[] = [{ key: 'toString', label: 'x', type: 'text', source }];
    const compiled = compileTemplate('[{{toString}}]', { fields: named });
    expect(compiled.ok && renderTemplate(compiled.value, {})).toBe('[]');
  });
});

describe('what a template may not do', () => {
  test.each([
    ['a{{{name}}}', 'template.rawOutput 1:2'],
    ['\n  {{& name}}', 'template.rawOutput 2:3'],
    ['{{> other}}', 'template.forbidden 1:1'],
    ['{{#> other}}{{/other}}', 'template.forbidden 1:1'],
    ['{{* deco}}', 'template.forbidden 1:1'],
    ['{{#*inline "x"}}{{/inline}}', 'template.forbidden 1:1'],
    ['{{lookup rows "x"}}', 'template.unknownHelper 1:1'],
    ['{{log name}}', 'template.unknownHelper 1:1'],
    ['{{#with name}}{{/with}}', 'template.unknownBlock 1:1'],
    ['{{{{raw}}}}x{{{{/raw}}}}', 'template.unknownBlock 1:1'],
    ['{{constructor}}', 'template.unknownField 1:3'],
    ['{{name.constructor}}', 'template.unknownField 1:3'],
    ['{{this}}', 'template.bareThis 1:3'],
    ['{{@root.name}}', 'template.unknownField 1:3'],
    ['{{../name}}', 'template.tooFarUp 1:3'],
    ['{{"text"}}', 'template.literal 1:1'],
    ['{{#if (mask name)}}{{/if}}', 'template.badBlock 1:1'],
    ['{{#if name includeZero=true}}{{/if}}', 'template.badBlock 1:1'],
    ['{{#each items as |x|}}{{/each}}', 'template.badBlock 1:1'],
    ['{{formatDate issuedOn style="long"}}', 'template.badCall 1:1'],
    ['{{formatDate issuedOn "long" "x"}}', 'template.badCall 1:1'],
    ['{{formatDate issuedOn "roman"}}', 'template.unknownStyle 1:1'],
    ['{{formatDate items}}', 'template.wrongArgument 1:1'],
    ['{{items}}', 'template.notPrintable 1:1'],
    ['{{demo}}', 'template.notPrintable 1:1'],
    ['{{#each name}}{{/each}}', 'template.notAList 1:1'],
    ['{{#each rows}}{{name}}{{/each}}', 'template.unknownField 1:17'],
    [
      '{{#each rows}}{{#each defects}}{{#each ../../items}}{{/each}}{{/each}}{{/each}}',
      'template.eachTooDeep 1:32',
    ],
    ['第一行\n{{#if name}}\n没有结束', 'template.syntax 3:1'],
    ['{{#if name}}{{/each}}', 'template.syntax 1:4'],
    ['x{{', 'template.syntax 1:2'],
  ])('%s', (template, expected) => {
    expect(codesOf(template)).toContain(expected);
    expect(compileTemplate(template, { fields }).ok).toBe(false);
  });

  it('reports every finding, not only the first', () => {
    expect(codesOf('{{a}}{{{name}}}{{b}}')).toHaveLength(3);
  });

  it('refuses a tree in place of a text, and a text beyond the limit', () => {
    const tree = { type: 'Program', body: [] } as unknown as string;
    expect(codesOf(tree)).toEqual(['template.tooLong 1:1']);
    expect(codesOf('x'.repeat(TEMPLATE_SOURCE_LIMIT + 1))).toEqual(['template.tooLong 1:1']);
    expect(codesOf(`${'{{#if name}}'.repeat(20)}${'{{/if}}'.repeat(20)}`)).toContain(
      'template.tooComplex 1:157',
    );
  });

  it('warns of a bare date but compiles it', () => {
    const compiled = compileTemplate('{{issuedOn}}', { fields });
    expect(compiled.ok).toBe(true);
    expect(compiled.problems.map((problem) => problem.severity)).toEqual(['warning']);
  });

  it('stops at the caps', () => {
    const compiled = compileTemplate('{{#each items}}{{#each ../items}}{{this}}{{/each}}{{/each}}', {
      fields,
    });
    if (!compiled.ok) throw new Error('does not compile');
    const items = Array.from({ length: 200 }, () => 'x');
    const attempt = (limits: { steps?: number; output?: number }) => () =>
      renderTemplate(compiled.value, { items }, limits);
    expect(attempt({})).not.toThrow();
    expect(attempt({ steps: 1_000 })).toThrow('template.limit at steps');
    expect(attempt({ output: 1_000 })).toThrow('template.limit at output');
  });
});

describe('against the original', () => {
  const reference = Handlebars.create();
  reference.registerHelper('formatList', (items: unknown) => (Array.isArray(items) ? items.join('、') : ''));
  reference.registerHelper('ordinal', (index: number) => String(index + 1));

  const leaf = fc.constantFrom(
    '{{name}}',
    ' 文 ',
    '\n',
    '{{formatList items}}',
    '{{! 注 }}',
    '<b>',
    '{{~name~}}',
  );
  const inItems = fc.constantFrom(
    '{{this}}',
    '{{ordinal @index}}',
    '{{../name}}',
    '\n  ',
    '{{#if @index}},{{/if}}',
  );
  const inRows = fc.constantFrom(
    '{{material}}',
    '{{#each defects}}{{this}}{{../material}}{{../../name}}{{/each}}',
    '{{#unless defects}}-{{/unless}}',
    '\n',
  );
  const join = (parts: string[]) => parts.join('');
  const template = fc
    .array(
      fc.oneof(
        leaf,
        fc.array(leaf, { maxLength: 3 }).map((body) => `{{#if demo}}\n${join(body)}{{else}}否{{/if}}`),
        fc
          .array(leaf, { maxLength: 3 })
          .map((body) => `{{#if name}}${join(body)}{{else if demo}}或{{/if}}{{^if demo}}非{{/if}}`),
        fc.array(inItems, { maxLength: 3 }).map((body) => `{{#each items}}${join(body)}{{else}}空{{/each}}`),
        fc.array(inRows, { maxLength: 3 }).map((body) => `{{#each rows}}\n${join(body)}\n{{/each}}`),
      ),
      { maxLength: 6 },
    )
    .map(join);
  const text = fc.string({ maxLength: 6 });
  const data = fc.record(
    {
      name: text,
      demo: fc.boolean(),
      items: fc.array(text, { maxLength: 3 }),
      rows: fc.array(
        fc.record(
          { material: text, defects: fc.array(text, { maxLength: 2 }) },
          { requiredKeys: ['material'], noNullPrototype: true },
        ),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: [], noNullPrototype: true },
  );

  it('prints what Handlebars itself prints, for every template of the subset', () => {
    fc.assert(
      fc.property(template, data, (written, values) => {
        expect(print(written, values)).toBe(reference.compile(written)(values));
      }),
      { numRuns: 500 },
    );
  });
});
