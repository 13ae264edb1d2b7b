import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFace, type FaceHtml, faceToHtml, type LicenceFaceInput } from '@banshi/core/licences';
import { createPdfRenderer, findChromium, launchBrowser, qrSvg, toPdfA } from '@banshi/documents';
import { type Figure, makeFigure, percentile } from './figure.ts';

const WARM_UP = 20;
const ROUNDS = 16;
const PER_ROUND = 12;

const source = { of: 'form', key: 'x' } as const;
const rows = [
  '经营者名称',
  '社会信用代码',
  '法定代表人',
  '住所',
  '经营场所',
  '主体业态',
  '经营项目',
  '发证机关',
  '证照标识',
];

/** An A4 licence as the shipped ones are: engraved border, eleven fields, QR code, seal. */
const face: LicenceFaceInput = {
  v: 1,
  key: 'bench-licence',
  title: '测试许可证',
  page: { orientation: 'landscape', widthMm: 297, heightMm: 210 },
  background: { kind: 'border', pattern: 'guilloche', colour: 'gold', underprint: true },
  fields: [
    ...rows.map((label, index) => ({ key: `field${index}`, label, type: 'text' as const, source })),
    { key: 'number', label: '许可证编号', type: 'text', source },
    { key: 'validUntil', label: '有效期至', type: 'date', source },
  ],
  elements: [
    {
      kind: 'text',
      key: 'title',
      x: 24,
      y: 26,
      width: 249,
      height: 22,
      font: 'song',
      bold: true,
      sizePt: 40,
      align: 'centre',
      content: '测试许可证',
    },
    {
      kind: 'text',
      key: 'number',
      x: 180,
      y: 52,
      width: 92,
      height: 8,
      font: 'song',
      sizePt: 14,
      content: '编号 {{number}}',
    },
    ...rows.flatMap((label, index) => [
      {
        kind: 'text' as const,
        key: `label${index}`,
        x: 28,
        y: 62 + index * 12,
        width: 40,
        height: 8,
        font: 'song' as const,
        bold: true,
        sizePt: 13,
        align: 'distribute' as const,
        content: label,
      },
      {
        kind: 'field' as const,
        key: `value${index}`,
        field: `field${index}`,
        x: 72,
        y: 62 + index * 12,
        width: 100,
        height: 11,
        font: 'song' as const,
        sizePt: 14,
        minSizePt: 8,
      },
    ]),
    {
      kind: 'field',
      key: 'until',
      field: 'validUntil',
      x: 200,
      y: 70,
      width: 70,
      height: 8,
      font: 'song',
      sizePt: 14,
    },
    { kind: 'seal', key: 'seal', x: 210, y: 96, width: 42, height: 42 },
    { kind: 'qr', key: 'qr', x: 240, y: 150, width: 26, height: 26 },
  ],
};

const seal = {
  svg: '<svg viewBox="0 0 42 42"><circle cx="21" cy="21" r="20" fill="none" stroke="#c8102e"/></svg>',
};
const information = { title: '测试许可证', createdAt: '2026-01-01T00:00:00Z' };

function layOut(compiled: Parameters<typeof faceToHtml>[0]['face'], number: number): FaceHtml {
  const values = rows.map((label, index) => [
    `field${index}`,
    `${label}的内容第${number}号，云南省昆明市五华区`,
  ]);
  return faceToHtml({
    face: compiled,
    data: {
      ...Object.fromEntries(values),
      number: `JY2530102${String(number).padStart(7, '0')}`,
      validUntil: '2031-01-01',
    },
    images: { seal, qr: { svg: qrSvg(`https://example.test/verify/${number}`) } },
  });
}

async function timed(samples: number[], work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  samples.push(performance.now() - start);
}

/**
 * One licence as PDF/A on a warm renderer, beside a browser launched per PDF, taken in turns so that whatever else the
 * machine does meets both. Both sides lay out, print and post-process the same document; neither is sealed.
 */
export async function run(
  cacheDir = join(dirname(fileURLToPath(import.meta.url)), '..', '.cache', 'documents'),
): Promise<Figure[]> {
  const compiled = compileFace(face);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const chromium = await findChromium({ cacheDir });
  const renderer = createPdfRenderer({ cacheDir, pages: 1 });
  const ours: number[] = [];
  const peer: number[] = [];
  let number = 0;

  const printWarm = async () => {
    number += 1;
    const { page, skeleton, slots, problems } = layOut(compiled.value, number);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    await renderer.renderFromTemplate({ page, skeleton, slots, information });
  };
  const printCold = async () => {
    number += 1;
    const { html } = layOut(compiled.value, number);
    const browser = await launchBrowser({ cacheDir }, chromium);
    try {
      const page = await browser.newPage();
      await page.setContent(html, { waitUntil: 'load' });
      await toPdfA(
        await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false }),
        information,
      );
    } finally {
      await browser.close();
    }
  };

  try {
    for (let index = 0; index < WARM_UP; index += 1) await printWarm();
    await printCold();
    for (let index = 0; index < ROUNDS; index += 1) {
      for (let print = 0; print < PER_ROUND; print += 1) await timed(ours, printWarm);
      await timed(peer, printCold);
    }
  } finally {
    await renderer.close();
  }

  return [
    { metric: 'warm-p50', share: 0.5, limit: 10, headline: true },
    { metric: 'warm-p95', share: 0.95, limit: 5, headline: false },
  ].map(({ metric, share, limit, headline }) =>
    makeFigure({
      bench: 'licence',
      metric,
      unit: 'ms',
      better: 'lower',
      ours: percentile(ours, share),
      peer: percentile(peer, share),
      peerName: 'browser-per-PDF',
      limit,
      headline,
    }),
  );
}
