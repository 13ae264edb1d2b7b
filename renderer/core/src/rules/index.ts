export { checkRule, type RuleCheckContext } from './check.ts';
export { type CompiledRule, compileRule, evaluateRule } from './compile.ts';
export {
  Rule,
  RuleBasis,
  type RuleEnvironment,
  RuleExpression,
  type RuleTable,
  type TableDeclaration,
  type VariableDeclaration,
  variableTypes,
} from './definition.ts';
export {
  type DescribeInput,
  describeRule,
  type ExplainedNode,
  type ExplainInput,
  type Explanation,
  explainRule,
  type RuleWords,
} from './explain.ts';
export { isOperator, type Operator, type OperatorFacts, operators } from './operators/catalogue.ts';
export { maxElements, maxTextLength, truthy } from './operators/values.ts';
export type { Phrase } from './sentences/phrase.ts';
export { maxRuleDepth, maxRuleNodes, structureProblems } from './structure.ts';
export { ruleVariables } from './variables.ts';
