import { describe, expect, it } from '@jest/globals';
import type { LicenceFaceInput } from './index.ts';
import { type CompiledFace, compileFace, faceToHtml } from './index.ts';

const source = { of: 'form', key: 'x' } as const;
const base: LicenceFaceInput = {
  v: 1,
  key: 'test-face',
  title: '测试证',
  page: { orientation: 'landscape', widthMm: 297, heightMm: 210 },
  background: { kind: 'border', pattern: 'guilloche', colour: 'gold', underprint: true },
  fields: [
    { key: 'holder', label: '经营者名称', type: 'text', source },
    { key: 'validUntil', label: '有效期至', type: 'date', source },
    { key: 'demo', label: '演示', type: 'flag', source },
  ],
  elements: [
    {
      kind: 'text',
      key: 'title',
      x: 20,
      y: 20,
      width: 257,
      height: 20,
      font: 'song',
      sizePt: 36,
      content: '测试证',
    },
    {
      kind: 'field',
      key: 'holder',
      field: 'holder',
      x: 60,
      y: 60,
      width: 60,
      height: 16,
      font: 'song',
      sizePt: 16,
      minSizePt: 8,
    },
    {
      kind: 'field',
      key: 'until',
      field: 'validUntil',
      x: 60,
      y: 80,
      width: 60,
      height: 8,
      font: 'song',
      sizePt: 12,
    },
    {
      kind: 'text',
      key: 'mark',
      when: 'demo',
      faint: true,
      colour: 'grey',
      x: 80,
      y: 80,
      width: 120,
      height: 40,
      rotation: -20,
      font: 'hei',
      sizePt: 80,
      content: '演示',
    },
    { kind: 'qr', key: 'qr', x: 240, y: 150, width: 26, height: 26 },
    { kind: 'seal', key: 'seal', x: 180, y: 140, width: 42, height: 42 },
    { kind: 'line', key: 'rule', x: 40, y: 50, width: 200, height: 0.3, colour: 'red' },
  ],
};

const svg = '<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>';
const images = { qr: { svg }, seal: { svg } };
const data = { holder: '昆明市五华区某小吃店', validUntil: '2031-11-22' };

function compiled(change: Partial<LicenceFaceInput> = {}): CompiledFace {
  const result = compileFace({ ...base, ...change });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const problemsOf = (change: unknown): string[] => {
  const result = compileFace(change);
  return result.problems.map((problem) => `${problem.place}: ${problem.message}`);
};

describe('compileFace', () => {
  it('takes a face and compiles its texts', () => {
    expect([...compiled().templates.keys()]).toEqual(['title', 'holder', 'until', 'mark']);
  });

  it('lists every mistake of an author with its place', () => {
    const [title, holder] = base.elements;
    const wrong = {
      ...base,
      page: { orientation: 'portrait', widthMm: 297, heightMm: 210 },
      elements: [
        { ...title, x: 100 },
        { ...holder, field: 'nobody', minSizePt: 20 },
        { ...holder, when: 'never' },
      ],
    };
    const problems = problemsOf(wrong).join('\n');
    for (const place of [
      'page/orientation',
      'elements/0/width',
      'elements/1/field',
      'elements/1/minSizePt',
      'elements/2/key',
      'elements/2/when',
    ]) {
      expect(problems).toContain(`${place}: `);
    }
  });

  it('places a mistake inside a text by line and column', () => {
    const elements = [{ ...base.elements[0], content: '甲\n{{nobody}}' }];
    expect(problemsOf({ ...base, elements })).toEqual([expect.stringMatching(/^elements\/0\/content 2:3: /)]);
  });

  it('refuses keys that it does not know', () => {
    expect(problemsOf({ ...base, script: 'x' })).toHaveLength(1);
  });
});

describe('faceToHtml', () => {
  it('fills the slots, and the document is the skeleton with the slots in it', () => {
    const page = faceToHtml({ face: compiled(), data, images });
    expect(page.problems).toEqual([]);
    expect(page.slots.until).toBe('<p style="font-size:12pt">2031年11月22日</p>');
    expect(page.slots.mark).toBe('');
    expect(page.seals).toEqual([{ page: 1, xMm: 180, yMm: 140, widthMm: 42, heightMm: 42 }]);
    let filled = page.skeleton;
    for (const [key, html] of Object.entries(page.slots)) {
      const slot = `data-slot="${key}"`;
      filled = filled.replace(new RegExp(`(${slot}[^>]*>)`), (opening) => opening + html);
    }
    expect(page.html).toBe(filled);
  });

  it('has one skeleton for all data, without any of the data in it', () => {
    const face = compiled();
    const first = faceToHtml({ face, data, images });
    const second = faceToHtml({ face, data: { ...data, holder: '另一家', demo: true }, images });
    expect(second.skeleton).toBe(first.skeleton);
    expect(first.skeleton).not.toContain('五华');
    expect(second.slots.mark).toContain('演示');
  });

  it('escapes data and forbids whatever a page could load', () => {
    const page = faceToHtml({
      face: compiled(),
      data: { ...data, holder: '<iframe src=file:///etc/passwd>' },
      images,
    });
    expect(page.html).not.toContain('<iframe');
    expect(page.html).toContain("default-src 'none'");
  });

  it('refuses pictures that could run or load something', () => {
    const hostile = [
      '<svg><script>1</script></svg>',
      '<svg onload="x()"></svg>',
      '<svg><image href="file:///etc/passwd"/></svg>',
      '<svg><foreignObject></foreignObject></svg>',
      '<svg><path style="fill:url(http://x)"/></svg>',
      '<iframe></iframe>',
    ];
    for (const markup of hostile) {
      const page = faceToHtml({ face: compiled(), data, images: { ...images, qr: { svg: markup } } });
      expect(page.problems.map((problem) => problem.code)).toEqual(['face.imageRefused']);
      expect(page.html).not.toContain(markup);
    }
    const html = faceToHtml({
      face: compiled(),
      data,
      images: { ...images, qr: { dataUrl: 'data:text/html;base64,PGI+' } },
    });
    expect(html.problems.map((problem) => problem.code)).toEqual(['face.imageRefused']);
  });

  it('says what is missing instead of printing a gap', () => {
    const page = faceToHtml({ face: compiled(), data: { holder: '某店' }, images: {} });
    expect(page.problems.map((problem) => `${problem.code} ${problem.place}`)).toEqual([
      'data.missing validUntil',
      'face.imageMissing qr',
      'face.imageMissing seal',
    ]);
  });

  it('shrinks a long text to its box, and says so when it never fits', () => {
    const face = compiled();
    const sized = (length: number) =>
      faceToHtml({ face, data: { ...data, holder: '名'.repeat(length) }, images });
    expect(sized(10).slots.holder).toContain('font-size:16pt');
    const middle = sized(40);
    expect(middle.problems).toEqual([]);
    expect(Number(/font-size:([\d.]+)pt/.exec(middle.slots.holder ?? '')?.[1])).toBeLessThan(16);
    expect(sized(200).problems.map((problem) => `${problem.code} ${problem.place}`)).toEqual([
      'face.doesNotFit holder',
    ]);
  });
});
