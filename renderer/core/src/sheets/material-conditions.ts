import type { VariableDeclaration } from '../rules/index.ts';
import { checkRule, type RuleExpression } from '../rules/index.ts';
import type { SheetMaterial, SheetSituation } from './item-sheet.ts';
import type { ImportTask } from './task.ts';
import { foldWords, normaliseName } from './text.ts';
import type { Asked, Vocabulary } from './vocabulary.ts';
import { readCondition, type UnderstoodWords } from './words.ts';

export interface ConditionContext {
  situations: readonly SheetSituation[];
  about: ReadonlyMap<SheetSituation, Asked>;
  vocabulary: Vocabulary;
  /** What rules may read: a rule that does not fit is none. */
  variables: readonly VariableDeclaration[];
}

export interface MaterialCondition {
  applies: RuleExpression | undefined;
  tasks: ImportTask[];
}

interface Source {
  situation: SheetSituation;
  when: string;
}

/**
 * When a material is to be handed in: by the answers that name it ("decides"), else by the words of its own condition.
 * Of several answers one is enough. Where one of them is not understood there is no rule at all, since a part of them
 * would ask too few applicants.
 */
export function materialCondition(
  material: SheetMaterial,
  context: ConditionContext,
  place: string,
): MaterialCondition {
  // What everybody hands in does not depend on an answer, whichever answers name it too.
  if (material.required === true) return { applies: undefined, tasks: [] };
  const name = normaliseName(material.name);
  const sources = context.situations.flatMap((situation) =>
    situation.decides
      .filter(({ materials }) => materials.some((named) => normaliseName(named) === name))
      .map(({ when }): Source => ({ situation, when })),
  );
  if (material.required !== 'conditional' && sources.length === 0) return { applies: undefined, tasks: [] };
  const fromAnswers = bySources(sources, context);
  const fromWords = fromAnswers ? undefined : byWords(material, context);
  const found = fromAnswers ?? fromWords;
  if (!found || !isSound(found.rule, context)) {
    return { applies: undefined, tasks: [notARule(material, sources, place)] };
  }
  const rest =
    found === fromAnswers ? unsaid(material, { sources, remarks: found.remarks }) : found.remarks.join('；');
  return { applies: found.rule, tasks: rest === '' ? [] : [partOnly(rest, place, material)] };
}

function bySources(sources: readonly Source[], context: ConditionContext): UnderstoodWords | undefined {
  const read = sources.map(({ situation, when }) =>
    readCondition(when, { about: context.about.get(situation), vocabulary: context.vocabulary }),
  );
  const understood = read.filter((found) => found !== undefined);
  const [first] = understood;
  if (!first || understood.length < read.length) return undefined;
  return understood.length === 1
    ? first
    : {
        rule: { or: understood.map(({ rule }) => rule) },
        remarks: understood.flatMap(({ remarks }) => remarks),
      };
}

const byWords = (material: SheetMaterial, { vocabulary }: ConditionContext): UnderstoodWords | undefined =>
  material.condition ? readCondition(material.condition, { vocabulary }) : undefined;

const isSound = (rule: RuleExpression, { variables }: ConditionContext): boolean =>
  checkRule(rule, { variables }).every(({ severity }) => severity !== 'error');

/**
 * What the condition says beyond the answers that the rule reads: an "且" or "或" that neither the answers nor their
 * questions have. Whether the rule is then still right only a person can tell.
 */
function unsaid(
  { condition }: SheetMaterial,
  { sources, remarks }: { sources: readonly Source[]; remarks: readonly string[] },
): string {
  const said = sources.map(({ situation, when }) => foldWords(`${situation.question}${when}`)).join();
  const main = foldWords(condition ?? '').replace(/\([^()]*\)/g, '');
  const isNarrower = /且|并且/.test(main) && !/且|并/.test(said);
  const isWider = /或/.test(main) && !/或|、|\//.test(said) && sources.length === 1;
  return isNarrower || isWider ? (condition ?? '') : remarks.join('；');
}

const notARule = (material: SheetMaterial, sources: readonly Source[], place: string): ImportTask => ({
  code: 'condition.notARule',
  place,
  message: `“${material.name}”的提交条件没有变成规则，暂列为“可以提交”并原样说明，请补上规则。`,
  quote: material.condition ?? (sources.map(({ when }) => when).join('；') || '表里没有写条件'),
});

const partOnly = (quote: string, place: string, material: SheetMaterial): ImportTask => ({
  code: 'condition.partOnly',
  place,
  message: `“${material.name}”的规则按情形的答案生成，条件原文还有别的限定，请核对规则是否完整。`,
  quote,
});
