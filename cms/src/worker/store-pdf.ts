import { createHash } from 'node:crypto';
import { isUniqueConflict, type StoredFileRow } from '../repositories/index.ts';
import type { Runtime } from '../runtime.ts';

/** Stores a sealed PDF under a key that its act determines: repeating the job replaces bytes, never adds a file. */
export async function storePdf(
  runtime: Runtime,
  {
    caseId,
    purpose,
    storageKey,
    fileName,
    bytes,
  }: {
    caseId: string;
    purpose: 'notice' | 'licence';
    storageKey: string;
    fileName: string;
    bytes: Uint8Array;
  },
): Promise<StoredFileRow & { id: string }> {
  await runtime.files.put({ key: storageKey, bytes, contentType: 'application/pdf' });
  const facts = {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    storedAt: runtime.now(),
  };
  const where = { storageKey: { equals: storageKey } };
  const again = await runtime.tables.files.change(where, facts);
  if (again) return again;
  try {
    return await runtime.tables.files.insert({
      ...facts,
      draftId: null,
      caseId,
      purpose,
      materialKey: null,
      fileName,
      mimeType: 'application/pdf',
      storageKey,
    });
  } catch (error) {
    const other = isUniqueConflict(error) ? await runtime.tables.files.change(where, facts) : null;
    if (!other) throw error;
    return other;
  }
}
