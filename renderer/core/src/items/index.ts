export {
  type ChecklistGroup,
  type ChecklistOptions,
  type ChecklistRow,
  checklistGroups,
  materialChecklist,
} from './checklist.ts';
export { deepFreeze } from './deep-freeze.ts';
export * from './elements.ts';
export { decideEligibility, type Eligibility } from './eligibility.ts';
export { type FaceInput, faceData, type ValueLabels, valueLabels } from './face-data.ts';
export { type Answers, type CaseFacts, parameterValues, type RuleData, ruleData } from './facts.ts';
export { serviceGuide } from './guide.ts';
export * from './guide-types.ts';
export { type BodyPlace, type HandlingBody, handlingBody } from './handling-body.ts';
export { countedFrom, type IntakeRefusal, type IntakeState, intakeRefusal, intakeState } from './intake.ts';
export { inChinese } from './parse-options.ts';
export { isStricter, Policy, policies } from './policy.ts';
export { type ElementDefinition, elementKeys, elements, isElementKey } from './registry.ts';
export type { ElementPart, MergeKind } from './registry-facts.ts';
export { isSameJson } from './same-json.ts';
export {
  effectiveSituation,
  isAnswerTo,
  nextQuestions,
  type SituationOptions,
  type SituationPath,
} from './situations.ts';
export * from './value-labels.ts';
export {
  contextVariables,
  faceVariables,
  formFields,
  itemVariables,
  resultRowVariables,
  situationVariables,
} from './variables.ts';
