import { BanshiError } from '@banshi/core/errors';

/** A stored file as a response: never run by the browser as a page, whatever it holds. */
export const fileResponse = (
  file: { bytes: Uint8Array; contentType: string; fileName: string },
  { download = false }: { download?: boolean } = {},
): Response =>
  new Response(file.bytes as BodyInit, {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.bytes.length),
      'content-disposition': `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });

const mostBytes = 55 * 1024 * 1024;

async function formOf(request: Request): Promise<FormData> {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > mostBytes)
    throw new BanshiError({
      code: 'upload.tooLarge',
      personMessage: '文件太大，请压缩或重新拍照后再传。',
      status: 413,
    });
  // Without a length the body would be read into memory until it ends; every browser states it.
  if (!(length > 0))
    throw new BanshiError({
      code: 'upload.lengthMissing',
      personMessage: '无法得知文件大小，请换一个浏览器重新上传。',
      status: 411,
    });
  return request.formData().catch((cause) => {
    throw new BanshiError({ code: 'upload.broken', personMessage: '文件没有传完整，请重新上传。', cause });
  });
}

interface UploadedFile {
  fileName: string;
  bytes: Uint8Array;
}

const read = async (file: File): Promise<UploadedFile> => ({
  fileName: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

const missing = () =>
  new BanshiError({ code: 'upload.missing', personMessage: '请选择要上传的文件。', status: 422 });

/** The one file of a multipart body. Throws `upload.tooLarge`, `upload.lengthMissing`, `upload.broken`, `upload.missing`. */
export async function uploadedFile(request: Request): Promise<UploadedFile> {
  const file = (await formOf(request)).get('file');
  if (!file || typeof file === 'string') throw missing();
  return read(file);
}

/** All files of the field `files`, at least one. Throws as `uploadedFile`. */
export async function uploadedFiles(request: Request): Promise<UploadedFile[]> {
  const entries = (await formOf(request)).getAll('files');
  const files = entries.filter((entry) => typeof entry !== 'string');
  if (files.length === 0) throw missing();
  return Promise.all(files.map(read));
}
