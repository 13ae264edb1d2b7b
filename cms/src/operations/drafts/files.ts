import { createHash, randomUUID } from 'node:crypto';
import { BanshiError } from '@banshi/core/errors';
import type { MaterialRequirement } from '@banshi/core/items';
import type { StoredFileRow } from '../../repositories/index.ts';
import type { Runtime } from '../../runtime.ts';
import { type Caller, notFound } from '../authorise.ts';
import { currentBundle, refuseSubmitted } from './current.ts';
import { sniffFileType } from './file-type.ts';
import { type Draft, ownDraft } from './owner.ts';

const megabyte = 1024 * 1024;
const mostPerDraft = 100;

const fileView = (draft: Draft, row: StoredFileRow & { id: string }) => ({
  id: row.id,
  materialKey: row.materialKey ?? '',
  fileName: row.fileName,
  bytes: row.bytes,
  mimeType: row.mimeType,
  sha256: row.sha256,
  url: `${draft.ownerKind === 'citizen' ? '/portal-api' : '/office-api/counter'}/drafts/${draft.id}/files/${row.id}`,
});

export async function filesOfDraft(runtime: Runtime, draft: Draft) {
  const rows = await runtime.tables.files.find({
    where: { draftId: { equals: draft.id } },
    sort: 'storedAt',
  });
  return rows.map((row) => fileView(draft, row));
}

/**
 * Takes a file for a material. The type is read from its content, never believed from its name; the limits are those
 * of the material. Throws `upload.*` with a sentence that says what to do.
 */
export async function addDraftFile(
  runtime: Runtime,
  caller: Caller,
  {
    draftId,
    materialKey,
    fileName,
    bytes,
  }: { draftId: string; materialKey: string; fileName: string; bytes: Uint8Array },
) {
  const draft = await ownDraft(runtime, caller, draftId);
  refuseSubmitted(draft);
  const { hashed } = await currentBundle(runtime, draft);
  const material = hashed.bundle.item.materials.find((row) => row.key === materialKey);
  if (!material) throw notFound('这项材料');
  const mimeType = checkUpload(material, bytes);
  const existing = await runtime.tables.files.find({ where: { draftId: { equals: draft.id } } });
  const ofMaterial = existing.filter((row) => row.materialKey === materialKey);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const same = ofMaterial.find((row) => row.sha256 === sha256);
  if (same) return fileView(draft, same);
  if (ofMaterial.length >= material.maxFiles || existing.length >= mostPerDraft)
    throw refused(
      'upload.tooMany',
      `“${material.name.zh}”最多 ${material.maxFiles} 个文件，请先删除不要的。`,
    );
  const storageKey = `materials/${draft.id}/${randomUUID()}`;
  await runtime.files.put({ key: storageKey, bytes, contentType: mimeType });
  const row = await runtime.tables.files.insert({
    draftId: draft.id,
    caseId: null,
    purpose: 'material',
    materialKey,
    fileName: safeName(fileName),
    mimeType,
    bytes: bytes.length,
    sha256,
    storageKey,
    storedAt: runtime.now(),
  });
  return fileView(draft, row);
}

function checkUpload(material: MaterialRequirement, bytes: Uint8Array): string {
  if (bytes.length === 0) throw refused('upload.empty', '这个文件是空的，请重新选择。');
  if (bytes.length > material.maxMegabytes * megabyte)
    throw refused('upload.tooLarge', `文件超过 ${material.maxMegabytes} MB，请压缩或重新拍照后再传。`, 413);
  const type = sniffFileType(bytes);
  if (!type || !material.accept.includes(type.kind))
    throw refused(
      'upload.type',
      `“${material.name.zh}”只收 ${material.accept.map((kind) => kind.toUpperCase()).join('、')} 文件，请换一种格式。`,
    );
  return type.mimeType;
}

const refused = (code: string, personMessage: string, status: 413 | 422 = 422): BanshiError =>
  new BanshiError({ code, personMessage, status });

/** Only the last part of a path, without characters that a file system or a header would misread. */
const safeName = (name: string): string => {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  return last.replace(/[\u0000-\u001f"<>:|?*]/g, '_').slice(-120) || '未命名';
};

export async function removeDraftFile(
  runtime: Runtime,
  caller: Caller,
  { draftId, fileId }: { draftId: string; fileId: string },
): Promise<void> {
  const draft = await ownDraft(runtime, caller, draftId);
  refuseSubmitted(draft);
  const row = await fileRow(runtime, draft, fileId);
  await runtime.tables.files.remove({ id: { equals: row.id } });
  await runtime.files.delete(row.storageKey);
}

async function fileRow(runtime: Runtime, draft: Draft, fileId: string) {
  const row = await runtime.tables.files.first({
    and: [{ id: { equals: fileId } }, { draftId: { equals: draft.id } }],
  });
  if (!row) throw notFound('这个文件');
  return row;
}

/** The bytes of an uploaded file, for the owner of the draft. */
export async function draftFile(
  runtime: Runtime,
  caller: Caller,
  { draftId, fileId }: { draftId: string; fileId: string },
) {
  const row = await fileRow(runtime, await ownDraft(runtime, caller, draftId), fileId);
  const stored = await runtime.files.get(row.storageKey);
  if (!stored) throw notFound('这个文件');
  return { ...stored, fileName: row.fileName };
}
