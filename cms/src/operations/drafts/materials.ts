import type { SubmittedMaterial } from '@banshi/core/applications';
import { type CaseFacts, type HandlingItem, materialChecklist } from '@banshi/core/items';
import type { RuleEnvironment } from '@banshi/core/rules';
import type { DraftContent, StoredFileRow } from '../../repositories/index.ts';

export interface MaterialProblem {
  key: string;
  code: 'material.missing' | 'material.notDeferrable' | 'material.noCommitment';
  message: string;
}

/** Which materials are handed in, which are deferred or replaced by a commitment, and what is still missing. */
export function checkMaterials({
  item,
  facts,
  env,
  files,
  content,
}: {
  item: HandlingItem;
  facts: CaseFacts;
  env: RuleEnvironment;
  files: (StoredFileRow & { id: string })[];
  content: Pick<DraftContent, 'deferred' | 'commitments'>;
}) {
  const problems: MaterialProblem[] = [];
  const submitted: SubmittedMaterial[] = [];
  const deferred: string[] = [];
  const committed: string[] = [];
  const asked = materialChecklist(item, facts, { env }).filter((row) => row.applies);
  for (const { material } of asked) {
    const own = files.filter((file) => file.materialKey === material.key);
    submitted.push(...own.map((file, index) => asSubmitted(material.key, { file, index })));
    if (own.length > 0 || material.generatedFromForm || material.necessity === 'optional') continue;
    if (content.deferred.includes(material.key) && material.deferrable) deferred.push(material.key);
    else if (content.commitments.includes(material.key) && material.commitment) committed.push(material.key);
    else
      problems.push({
        key: material.key,
        code: 'material.missing',
        message: `请上传“${material.name.zh}”${choices(material)}。`,
      });
  }
  return { problems, submitted, deferred, committed };
}

const choices = ({ deferrable, commitment }: HandlingItem['materials'][number]): string => {
  const others = [deferrable ? '选择容缺后补' : '', commitment ? '选择告知承诺' : ''].filter(Boolean);
  return others.length > 0 ? `，或${others.join('、')}` : '';
};

/** A name of our own: people name files after themselves, and an event can never be erased. */
const asSubmitted = (
  materialKey: string,
  { file, index }: { file: StoredFileRow & { id: string }; index: number },
): SubmittedMaterial => ({
  materialKey,
  fileId: file.id,
  fileName: `${materialKey}-${index + 1}.${extensions[file.mimeType] ?? 'bin'}`,
  bytes: file.bytes,
  sha256: file.sha256,
});

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};
