import type { ChecklistRow } from '@banshi/core/items';
import type { Translate } from '../i18n/index.ts';
import { formatBytes } from '../shared/format.ts';
import { fileKinds } from '../start/file-rules.ts';

type Kind = ChecklistRow['material']['accept'][number];

const mimeTypes: Record<Kind, string> = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' };
const endings: Record<Kind, readonly string[]> = { pdf: ['.pdf'], jpeg: ['.jpg', '.jpeg'], png: ['.png'] };

/** For the `accept` attribute: a phone then offers its camera, and an iPhone turns its HEIC photos into JPEG. */
export const acceptAttribute = (row: ChecklistRow): string =>
  row.material.accept.map((kind) => mimeTypes[kind]).join(',');

export const isImage = (mimeType: string): boolean => mimeType === 'image/jpeg' || mimeType === 'image/png';

export interface UploadCheckInput {
  row: ChecklistRow;
  file: Pick<File, 'name' | 'size' | 'type'>;
  /** How many files the material has, the one to be replaced not counted. */
  others: number;
}

/** What can be told before a single byte is sent; the server looks into the file afterwards. */
export function uploadProblem({ row, file, others }: UploadCheckInput, t: Translate): string | undefined {
  const { accept, maxMegabytes, maxFiles } = row.material;
  const name = file.name.toLowerCase();
  // Some phones hand over a file without a type: its ending then has to do.
  const isAccepted = accept.some((kind) =>
    file.type ? file.type === mimeTypes[kind] : endings[kind].some((ending) => name.endsWith(ending)),
  );
  if (!isAccepted) return t('materials.wrong.type', { file: file.name, kinds: fileKinds(row.material, t) });
  if (file.size === 0) return t('materials.wrong.empty', { file: file.name });
  if (file.size > maxMegabytes * 1024 * 1024) {
    const size = formatBytes(file.size);
    return t('materials.wrong.size', { file: file.name, size, limit: maxMegabytes });
  }
  return others >= maxFiles ? t('materials.wrong.count', { n: maxFiles }) : undefined;
}
