import type { LocalText } from '../errors/index.ts';
import {
  explainRule,
  type RuleEnvironment,
  type RuleExpression,
  ruleVariables,
  truthy,
  type VariableDeclaration,
} from '../rules/index.ts';
import type { HandlingItem, MaterialRequirement } from './elements.ts';
import { type CaseFacts, type RuleData, ruleData } from './facts.ts';
import type { Origin } from './guide-types.ts';
import { itemVariables } from './variables.ts';

/** In the order in which a checklist shows them. */
export const checklistGroups = [
  'required',
  'deferrable',
  'commitment',
  'replaced',
  'optional',
  'notNeeded',
] as const;
/**
 * required: to be handed in now · deferrable: may follow (可容缺) · commitment: a written commitment will do (可承诺) ·
 * replaced: spared by an electronic licence that the applicant holds · optional · notNeeded: not in this situation.
 */
export type ChecklistGroup = (typeof checklistGroups)[number];

/** One material of the exact checklist for one case. */
export interface ChecklistRow {
  key: string;
  name: LocalText;
  /** False only for `notNeeded`. */
  applies: boolean;
  group: ChecklistGroup;
  /** Why it is asked for or not, with its basis and who set it, as sentences. */
  reason: LocalText;
  material: MaterialRequirement;
  /** Into the provenance of the bundle. */
  provenanceKey: string;
}

export interface ChecklistOptions {
  /** `licences` names the electronic licences that the applicant is known to hold. */
  env?: RuleEnvironment;
  /** With it the reason also says who set the row. */
  provenance?: Readonly<Record<string, Pick<Origin, 'owner'>>>;
}

/** Which materials this case needs, in the item's order, and why; the last word on it is the server's. */
export function materialChecklist(
  item: Pick<HandlingItem, 'materials' | 'situations' | 'form' | 'parameters'>,
  facts: CaseFacts,
  { env = {}, provenance = {} }: ChecklistOptions = {},
): ChecklistRow[] {
  const context: RowContext = { data: ruleData(item, facts, env), env, variables: itemVariables(item) };
  return item.materials.map((material) => {
    const { applies, because } = judge(material, context);
    const group = applies ? groupOf(material, env) : 'notNeeded';
    const provenanceKey = `materials/${material.key}`;
    const owner = Object.hasOwn(provenance, provenanceKey) ? provenance[provenanceKey]?.owner : undefined;
    return {
      key: material.key,
      name: material.name,
      applies,
      group,
      reason: reasonFor({ material, group, because, setBy: owner?.tenantName }),
      material,
      provenanceKey,
    };
  });
}

interface RowContext {
  data: RuleData;
  env: RuleEnvironment;
  variables: VariableDeclaration[];
}

/** `because` is a clause without full stop; absent = asked of everybody, or told by the row's own `reason`. */
function judge(
  material: MaterialRequirement,
  { data, env, variables }: RowContext,
): { applies: boolean; because?: { zh: string; en: string } } {
  if (material.applies === undefined) return { applies: true };
  const { value, sentence } = explainRule({ expression: material.applies, data, env, variables });
  const applies = truthy(value);
  // A verified variable holds its fallback until somebody has looked: "it cannot be verified" would be no fact yet.
  const isUnexplained = applies && material.reason && readsOnlyVerified(material.applies, variables);
  return isUnexplained ? { applies } : { applies, because: sentence };
}

const readsOnlyVerified = (rule: RuleExpression, variables: readonly VariableDeclaration[]): boolean =>
  ruleVariables(rule).every((name) =>
    variables.some((variable) => variable.name === name && variable.origin === 'verified'),
  );

function groupOf(material: MaterialRequirement, env: RuleEnvironment): ChecklistGroup {
  if (material.replacedBy !== undefined && env.licences?.includes(material.replacedBy)) return 'replaced';
  if (material.necessity === 'optional') return 'optional';
  if (material.deferrable) return 'deferrable';
  return material.commitment ? 'commitment' : 'required';
}

interface ReasonInput {
  material: MaterialRequirement;
  group: ChecklistGroup;
  because?: { zh: string; en: string };
  setBy?: string;
}

function reasonFor({ material, group, because, setBy }: ReasonInput): LocalText {
  const { zh, en } = mainReason({ material, group, because });
  const { basis } = material;
  return {
    zh: `${zh}${basis ? `依据：${basis}。` : ''}${setBy ? `由${setBy}规定。` : ''}`,
    en: `${en}${basis ? ` Basis: ${basis}.` : ''}${setBy ? ` Laid down by ${setBy}.` : ''}`,
  };
}

function mainReason({ material, group, because }: ReasonInput): { zh: string; en: string } {
  if (group === 'replaced') {
    return {
      zh: `您有电子${material.replacedBy}，这份材料免交。`,
      en: `You hold an electronic ${material.replacedBy}, so this material is not needed.`,
    };
  }
  if (!because) {
    const { zh, en } = material.reason ?? { zh: '每个申请人都要提交。', en: 'Every applicant files it.' };
    return { zh, en: en ?? zh };
  }
  const clause = because.en.charAt(0).toUpperCase() + because.en.slice(1);
  if (group === 'notNeeded')
    return { zh: `${because.zh}，不用提交。`, en: `${clause}, so it is not needed.` };
  return group === 'optional'
    ? { zh: `${because.zh}，可以提交。`, en: `${clause}, so you may file it.` }
    : { zh: `${because.zh}，所以要提交。`, en: `${clause}, so it is needed.` };
}
