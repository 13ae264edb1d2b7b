import { describe, expect, it } from '@jest/globals';
import { ownRequest } from '../../test/http.ts';
import { fileResponse, uploadedFile } from './files.ts';

const file = { bytes: new Uint8Array([1, 2, 3]), contentType: 'application/pdf', fileName: '平面图 "1".pdf' };

describe('a file as an answer', () => {
  it('carries its bytes, type and name', async () => {
    const response = fileResponse(file);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(file.bytes);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-length')).toBe('3');
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^inline; filename\*=UTF-8''[\w.%-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(file.fileName);
    expect(fileResponse(file, { download: true }).headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  it('never runs as a page of ours and stays in no shared cache', () => {
    const { headers } = fileResponse({ ...file, contentType: 'text/html' });
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });
});

describe('an uploaded file', () => {
  const upload = (body: BodyInit, headers: Record<string, string> = {}) =>
    uploadedFile(
      ownRequest('/files', { method: 'POST', body, headers: { 'content-length': '100', ...headers } }),
    );
  const codeOf = (reading: Promise<unknown>): Promise<unknown> =>
    reading.then(
      () => 'no error',
      (error: { code: string; status: number }) => [error.code, error.status],
    );

  it('is the field named file, with its name and bytes', async () => {
    const form = new FormData();
    form.set('note', 'x');
    form.set('file', new File([new Uint8Array([7, 8])], '证.pdf', { type: 'text/html' }));
    expect(await upload(form)).toEqual({ fileName: '证.pdf', bytes: new Uint8Array([7, 8]) });
  });

  it('is asked for where there is none, or only text', async () => {
    const text = new FormData();
    text.set('file', 'not a file');
    expect(await codeOf(upload(new FormData()))).toEqual(['upload.missing', 422]);
    expect(await codeOf(upload(text))).toEqual(['upload.missing', 422]);
  });

  it('is refused by what it announces, before it is read', async () => {
    const form = new FormData();
    form.set('file', new File(['a'], 'a.pdf'));
    const announced = { 'content-length': String(56 * 1024 * 1024) };
    expect(await codeOf(upload(form, announced))).toEqual(['upload.tooLarge', 413]);
  });

  it('is refused where it does not say how long it is', async () => {
    const form = new FormData();
    form.set('file', new File(['a'], 'a.pdf'));
    expect(await codeOf(upload(form, { 'content-length': '' }))).toEqual(['upload.lengthMissing', 411]);
  });

  it('is told apart from one that broke off', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    const broken = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nhalf';
    expect(await codeOf(upload(broken, type))).toEqual(['upload.broken', 400]);
    expect(await codeOf(upload('{}', { 'content-type': 'application/json' }))).toEqual([
      'upload.broken',
      400,
    ]);
  });
});
