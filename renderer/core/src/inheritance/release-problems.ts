import { z } from 'zod';
import type { Problem } from '../errors/index.ts';
import { misplaced, ownerKey, refusal } from './chain.ts';
import type { ChainLink, LayerOwner } from './layer.ts';
import type { LayerFile } from './layer-file.ts';

export interface ReleaseInput {
  /** The release that is about to be made. */
  candidate: ChainLink;
  /** All releases of the owner and of those above it, root first, of all days, withdrawn ones left out. */
  chain: readonly ChainLink[];
}

/**
 * What forbids a release in its chain: `release.notDate`, `chain.otherItem`, `chain.cycle`, `chain.notNested`,
 * `chain.duplicateRelease` (the number is taken), `layer.beforeBase` (in force before the root's first release).
 * What is wrong with the layer by itself is for `layerProblems`, with its overrides for `resolveItem`.
 */
export function releaseProblems({ candidate, chain }: ReleaseInput): Problem[] {
  const problems: Problem[] = [];
  const { owner, release, effectiveFrom } = candidate;
  if (!z.iso.date().safeParse(effectiveFrom).success)
    problems.push(refusal('release.notDate', candidate, '生效日期须是“年-月-日”，如 2027-01-01；请重新填写'));
  const owners: LayerOwner[] = [];
  const itemKey = chain[0]?.layer.itemKey ?? candidate.layer.itemKey;
  for (const link of chain) misplaced(link, { owners, itemKey });
  const problem = misplaced(candidate, { owners, itemKey });
  if (problem) problems.push(problem);
  const isOwn = (link: ChainLink): boolean => ownerKey(link.owner) === ownerKey(owner);
  if (chain.some((link) => isOwn(link) && link.release === release)) {
    const message = `${owner.tenantName}已有第 ${release} 版，不能再发布一次；请刷新页面后重试`;
    problems.push(refusal('chain.duplicateRelease', candidate, message));
  }
  const [root] = chain;
  const first = chain
    .filter((link) => root && ownerKey(link.owner) === ownerKey(root.owner))
    .map((link) => link.effectiveFrom)
    .sort()[0];
  if (root && first !== undefined && ownerKey(root.owner) !== ownerKey(owner) && effectiveFrom < first) {
    const message = `${root.owner.tenantName}的标准自 ${first} 起生效，${owner.tenantName}不能早于这一天；请把生效日期改为 ${first} 或之后`;
    problems.push(refusal('layer.beforeBase', candidate, message));
  }
  return problems;
}

export interface NamedLayerFile {
  /** As the person knows it: a file name. */
  name: string;
  file: LayerFile;
}

/** `layer.duplicate`: two files for one owner, item and day. One owner has one layer of an item. */
export function layerSetProblems(files: readonly NamedLayerFile[]): Problem[] {
  const known = new Map<string, string>();
  return files.flatMap(({ name, file: { tenantCode, departmentRole, effectiveFrom, layer } }): Problem[] => {
    const key = [tenantCode, departmentRole ?? '', layer.itemKey, effectiveFrom].join('\n');
    const other = known.get(key);
    known.set(key, other ?? name);
    if (other === undefined) return [];
    const message = `${name} 与 ${other} 是同一地区、同一事项、同一天的两份内容；每个地区对每个事项只能有一份，请留下一份`;
    return [{ code: 'layer.duplicate', severity: 'error', place: name, message }];
  });
}
