import type { MaterialRequirement } from '@banshi/core/items';
import type { Translate } from '../i18n/index.ts';

type FileLimits = Pick<MaterialRequirement, 'accept' | 'maxMegabytes' | 'maxFiles'>;

/** `PDF、照片(JPG、PNG)`. */
export const fileKinds = ({ accept }: FileLimits, t: Translate): string =>
  [
    ...(accept.includes('pdf') ? [t('checklist.files.pdf')] : []),
    ...(accept.some((kind) => kind !== 'pdf') ? [t('checklist.files.photo')] : []),
  ].join(t('list.separator'));

/** Which files are taken, in words: kinds, size, how many. */
export const fileRules = (limits: FileLimits, t: Translate): string =>
  t('checklist.files', { kinds: fileKinds(limits, t), size: limits.maxMegabytes, n: limits.maxFiles });
