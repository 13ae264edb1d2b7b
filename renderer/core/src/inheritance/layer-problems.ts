import type { Problem } from '../errors/index.ts';
import { inChinese } from '../items/index.ts';
import { Layer } from './layer.ts';
import { prepareLayer } from './prepare.ts';

/** Characters of JSON. A whole provincial item takes some 60,000; beyond this somebody uploaded something else. */
export const maxLayerCharacters = 1_000_000;

/** Levels of nesting. Rules and forms stay below 40; a text of nothing but brackets would exhaust the stack. */
export const maxLayerDepth = 100;

/**
 * What is wrong with a layer by itself, whatever stands above it: `layer.tooLarge`, `layer.tooDeep`, `layer.shape`,
 * `layer.unknownElement`, `layer.wrongPart`, `layer.wrongShape`, `layer.invalidValue`, `layer.invalidPolicy`,
 * `row.duplicateKey`, `row.changeAndRemove`, `row.addAndChange`. Whether an override is allowed needs the chain: `resolveItem`.
 */
export function layerProblems(layer: unknown): Problem[] {
  const size = sizeOf(layer);
  if (size === undefined) return [refusal('layer.shape', '', '内容不是有效的 JSON 数据，请重新导出后再导入')];
  if (size > maxLayerCharacters) {
    return [
      refusal(
        'layer.tooLarge',
        '',
        `内容过大（约 ${Math.ceil(size / 1000)} 千字符，上限 ${maxLayerCharacters / 1000} 千字符），请核对是否传错了文件`,
      ),
    ];
  }
  if (isDeeperThan(layer, maxLayerDepth)) {
    return [
      refusal('layer.tooDeep', '', `内容的嵌套超过 ${maxLayerDepth} 层，无法处理；请核对是否传错了文件`),
    ];
  }
  const parsed = Layer.safeParse(layer, inChinese);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) =>
      refusal('layer.shape', issue.path.map(String).join('/'), `写法不对：${issue.message}`),
    );
  }
  return [...prepareLayer(parsed.data).problems];
}

function sizeOf(layer: unknown): number | undefined {
  try {
    return JSON.stringify(layer)?.length;
  } catch {
    // A cycle or a bigint: there is no JSON text of it, which is the finding.
    return undefined;
  }
}

/** Level by level, without recursion. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((entry) =>
      typeof entry === 'object' && entry !== null ? Object.values(entry) : [],
    );
  }
  return false;
}

const refusal = (code: string, place: string, message: string): Problem => ({
  code,
  severity: 'error',
  place,
  message,
});
