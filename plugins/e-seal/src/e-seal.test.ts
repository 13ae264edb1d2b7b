import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPluginContract } from '@banshi/plugin-kit/contract';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { eSealPlugin, type SealService } from './index.ts';
import { newFolder, openDemo, panlong, samplePdf, wuhua } from './test-support.ts';

jest.setTimeout(60_000);

runPluginContract(eSealPlugin, [
  {
    adapter: 'demo',
    config: {},
    refused: [
      { config: { validYears: 0 }, place: 'validYears' },
      { config: { authorityName: 7 }, place: 'authorityName' },
    ],
  },
]);

const folder = newFolder();
let seals: SealService;
let original: Uint8Array;
let sealed: Uint8Array;
const signedAt = new Date().toISOString();

beforeAll(async () => {
  seals = await openDemo(folder);
  original = await samplePdf();
  const reason = '颁发食品经营许可证';
  sealed = (await seals.seal({ pdf: original, owner: wuhua, reason, signedAt })).pdf;
});
afterAll(() => rmSync(folder, { recursive: true }));

const codes = async (pdf: Uint8Array) => (await seals.verify(pdf)).problems.map((problem) => problem.code);

describe('sealing', () => {
  it('yields a file that verifies, says by whom and when, and keeps the original bytes', async () => {
    expect(await seals.verify(sealed)).toEqual({
      valid: true,
      problems: [],
      signedBy: '五华区市场监督管理局\uff08演示\uff09',
      signedAt: `${signedAt.slice(0, 19)}.000Z`,
    });
    expect(Buffer.compare(sealed.subarray(0, original.length), original)).toBe(0);
    expect((await PDFDocument.load(sealed, { updateMetadata: false })).getPageCount()).toBe(2);
  });

  it('names algorithm, certificate and digest', async () => {
    const { signature } = await seals.seal({ pdf: await samplePdf(), owner: wuhua, reason: 'x', signedAt });
    expect(signature).toMatchObject({ algorithm: expect.stringContaining('PAdES B-B'), signedAt });
    expect(signature.certificateSubject).toBe(
      'CN=五华区市场监督管理局\uff08演示\uff09,serialNumber=11530102000000019Q,O=五华区市场监督管理局\uff08演示\uff09,C=CN',
    );
    expect(signature.digestSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('writes certificate names one attribute per step', async () => {
    const { subject, issuer } = new X509Certificate(await seals.caCertificatePem());
    expect(subject.split('\n')).toHaveLength(3);
    expect(issuer).toBe(subject);
  });

  it('uses another certificate for another body, and the same again for the same', async () => {
    const pemOf = () => readdirSync(join(folder, 'demo', 'seals')).sort();
    const before = pemOf();
    const other = await seals.seal({ pdf: await samplePdf(), owner: panlong, reason: 'x', signedAt });
    expect(other.signature.certificateSubject).toContain('盘龙区');
    expect((await seals.verify(other.pdf)).signedBy).toContain('盘龙区');
    expect(pemOf()).toHaveLength(before.length + 1);
    const reopened = await openDemo(folder);
    await reopened.seal({ pdf: await samplePdf(), owner: panlong, reason: 'x', signedAt });
    expect(pemOf()).toHaveLength(before.length + 1);
    expect((await reopened.verify(sealed)).valid).toBe(true);
  });

  it('gives a renamed body a new certificate', async () => {
    const renamed = { ...panlong, bodyName: '盘龙区市场监管局' };
    const { pdf } = await seals.seal({ pdf: await samplePdf(), owner: renamed, reason: 'x', signedAt });
    expect((await seals.verify(pdf)).signedBy).toBe('盘龙区市场监管局\uff08演示\uff09');
  });

  it('adds a second seal without breaking the first', async () => {
    const { pdf } = await seals.seal({ pdf: sealed, owner: panlong, reason: '会签', signedAt });
    const result = await seals.verify(pdf);
    expect(result).toMatchObject({ valid: true, problems: [] });
    expect(result.signedBy).toContain('盘龙区');
    expect((await PDFDocument.load(pdf)).getForm().getFields()).toHaveLength(2);
  });

  it('lays the field over the printed seal', async () => {
    const place = { page: 2, xMm: 100, yMm: 200, widthMm: 42, heightMm: 42 };
    const { pdf } = await seals.seal({ pdf: await samplePdf(), owner: wuhua, reason: 'x', signedAt, place });
    const document = await PDFDocument.load(pdf);
    const [widget] = document.getForm().getFields()[0]?.acroField.getWidgets() ?? [];
    const box = widget?.getRectangle();
    expect(box?.x).toBeCloseTo((100 * 72) / 25.4, 1);
    expect(box?.y).toBeCloseTo(842 - (242 * 72) / 25.4, 1);
    expect(box?.width).toBeCloseTo((42 * 72) / 25.4, 1);
    expect(widget?.P()?.toString()).toBe(document.getPage(1).ref.toString());
    await expect(
      seals.seal({
        pdf: await samplePdf(),
        owner: wuhua,
        reason: 'x',
        signedAt,
        place: { ...place, page: 3 },
      }),
    ).rejects.toMatchObject({ code: 'seal.noSuchPage' });
  });

  it('takes a file with a compressed cross-reference, but no such file that is signed already', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    const compressed = await document.save({ useObjectStreams: true });
    const { pdf } = await seals.seal({ pdf: compressed, owner: wuhua, reason: 'x', signedAt });
    expect((await seals.verify(pdf)).valid).toBe(true);
    const resaved = await (await PDFDocument.load(pdf)).save({ useObjectStreams: true });
    const text = new TextEncoder().encode('%/ByteRange\n');
    const signed = new Uint8Array([...resaved.subarray(0, 9), ...text, ...resaved.subarray(9)]);
    await expect(seals.seal({ pdf: signed, owner: wuhua, reason: 'x', signedAt })).rejects.toMatchObject({
      code: 'seal.unsupportedPdf',
    });
  });

  it('refuses what is no PDF, and a time outside the certificate', async () => {
    const owner = wuhua;
    await expect(
      seals.seal({ pdf: new TextEncoder().encode('hello'), owner, reason: 'x', signedAt }),
    ).rejects.toMatchObject({ code: 'seal.unsupportedPdf' });
    const pdf = await samplePdf();
    for (const wrong of ['2001-01-01T00:00:00Z', '2101-01-01T00:00:00Z', 'heute']) {
      await expect(seals.seal({ pdf, owner, reason: 'x', signedAt: wrong })).rejects.toMatchObject({
        code: 'seal.outsideValidity',
      });
    }
  });

  it('makes one root when two processes start together', async () => {
    const shared = newFolder();
    try {
      const services = await Promise.all([openDemo(shared), openDemo(shared), openDemo(shared)]);
      const pems = await Promise.all(services.map((service) => service.caCertificatePem()));
      expect(new Set(pems).size).toBe(1);
      expect(readdirSync(join(shared, 'demo'))).toEqual(['root.pem']);
    } finally {
      rmSync(shared, { recursive: true });
    }
  });
});

describe('verification', () => {
  it('finds any byte changed that the signature covers', async () => {
    const text = new TextDecoder('latin1').decode(sealed);
    const start = text.indexOf('/Contents <') + '/Contents '.length;
    const end = text.indexOf('>', start) + 1;
    const covered = fc.integer({ min: 0, max: sealed.length - 1 }).filter((at) => at < start || at >= end);
    await fc.assert(
      fc.asyncProperty(covered, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const altered = new Uint8Array(sealed);
        altered[at] = (altered[at] ?? 0) ^ change;
        expect((await seals.verify(altered)).valid).toBe(false);
      }),
      { numRuns: 80 },
    );
  });

  it('says that the content was changed', async () => {
    const altered = new Uint8Array(sealed);
    const at =
      new TextDecoder('latin1').decode(sealed).indexOf('/MediaBox [ 0 0 595') + '/MediaBox [ 0 0 '.length;
    altered[at] = '6'.charCodeAt(0);
    expect(await codes(altered)).toEqual(['seal.digestMismatch']);
  });

  it('refuses a signature whose padding or letters were changed', async () => {
    const text = new TextDecoder('latin1').decode(sealed);
    const end = text.indexOf('>', text.indexOf('/Contents <'));
    const padded = new Uint8Array(sealed);
    padded[end - 1] = '1'.charCodeAt(0);
    expect(await codes(padded)).toEqual(['seal.damaged']);
    const lower = new Uint8Array(sealed);
    const start = text.indexOf('/Contents <');
    lower[text.indexOf('A', start + 11)] = 'a'.charCodeAt(0);
    expect(await codes(lower)).toEqual(['seal.damaged']);
  });

  it('finds what was appended after the seal', async () => {
    const later = new Uint8Array([...sealed, ...new TextEncoder().encode('\n%more\n')]);
    expect(await codes(later)).toEqual(['seal.changedAfter']);
  });

  it('refuses a range that leaves a hole', async () => {
    const text = new TextDecoder('latin1').decode(sealed);
    const [whole = '', , second = '0'] = /\/ByteRange \[ 0 (\d+) +(\d+)/.exec(text) ?? [];
    const wider = whole.replace(second, String(Number(second) + 1));
    const forged = Uint8Array.from(text.replace(whole, wider), (character) => character.charCodeAt(0));
    expect(await codes(forged)).toContain('seal.badRange');
  });

  it('does not trust the seal of another root', async () => {
    const elsewhere = newFolder();
    try {
      const stranger = await openDemo(elsewhere);
      const { pdf } = await stranger.seal({ pdf: await samplePdf(), owner: wuhua, reason: 'x', signedAt });
      expect(await codes(pdf)).toEqual(['seal.untrusted']);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('says when there is no seal or no PDF', async () => {
    expect(await codes(await samplePdf())).toEqual(['seal.none']);
    expect(await codes(new TextEncoder().encode('hello'))).toEqual(['seal.unreadable']);
  });
});

describe('check', () => {
  it('finds a damaged key file and loose permissions', async () => {
    const broken = newFolder();
    try {
      await (await openDemo(broken)).check();
      const path = join(broken, 'demo', 'root.pem');
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(/-----BEGIN PRIVATE[\s\S]*?PRIVATE KEY-----/, ''),
      );
      const service = await openDemo(broken);
      expect((await service.check()).map((problem) => problem.code)).toEqual(['seal.damaged']);
      rmSync(path);
      writeFileSync(path, '', { mode: 0o644 });
      const found = (await (await openDemo(broken)).check()).map((problem) => problem.code);
      expect(found).toEqual(['seal.damaged', 'seal.permissions']);
    } finally {
      rmSync(broken, { recursive: true });
    }
  });
});
