import { ApiError, errorFromResponse, type FailureMessages, offlineError } from './errors.ts';
import type { DraftFile } from './types.ts';

export interface UploadHandlers {
  /** 0…1 of the bytes sent; the server still checks the file after 1. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
}

export interface UploadRequest extends UploadHandlers {
  url: string;
  file: File;
  headers: Record<string, string>;
  messages: FailureMessages;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** XMLHttpRequest, since `fetch` cannot say how much of a photo has left a slow phone. */
export function uploadFile({
  url,
  file,
  headers,
  messages,
  onProgress,
  signal,
}: UploadRequest): Promise<DraftFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const body = parse(request.responseText);
      const stored = (body as { file?: DraftFile } | undefined)?.file;
      if (request.status >= 200 && request.status < 300 && stored) resolve(stored);
      else reject(errorFromResponse(request.status, body, messages));
    });
    request.addEventListener('error', () => reject(offlineError(messages)));
    request.addEventListener('abort', () =>
      reject(new ApiError({ kind: 'refused', status: 0, code: 'aborted', personMessage: '' })),
    );
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
    signal?.addEventListener('abort', abort);
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
