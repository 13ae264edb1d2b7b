import type { LocalText } from '../errors/index.ts';
import { evaluateRule, type RuleEnvironment, truthy } from '../rules/index.ts';
import type { EligibilityOutcome, HandlingItem } from './elements.ts';
import { type Answers, parameterValues } from './facts.ts';
import { effectiveSituation } from './situations.ts';

/** Whether this is the right place, why, and what to do next. */
export interface Eligibility {
  outcome: 'eligible' | EligibilityOutcome['outcome'];
  /** The row that decided; absent = none held, so `eligible`. */
  row?: EligibilityOutcome;
  reason: LocalText;
  nextStep: LocalText;
  referTo?: EligibilityOutcome['referTo'];
}

/**
 * The first row of `eligibility` whose rule holds decides; where none does, the applicant applies here. Call it on
 * complete answers: `nextQuestions(…).isComplete`. `verified` as in `SituationOptions`.
 */
export function decideEligibility(
  item: Pick<HandlingItem, 'name' | 'situations' | 'eligibility' | 'parameters'>,
  answers: Answers,
  env: RuleEnvironment & { verified?: Answers } = {},
): Eligibility {
  const situation = effectiveSituation(item, answers, { env, verified: env.verified });
  const data = { situation, param: parameterValues(item, env.today) };
  for (const row of item.eligibility) {
    if (!truthy(evaluateRule(row.when, data, env))) continue;
    return {
      outcome: row.outcome,
      row,
      reason: row.reason,
      nextStep: row.nextStep,
      ...(row.referTo && { referTo: row.referTo }),
    };
  }
  const { zh, en = zh } = item.name;
  return {
    outcome: 'eligible',
    reason: { zh: `按您的回答，需要办理“${zh}”。`, en: `From your answers you need to apply for “${en}”.` },
    nextStep: {
      zh: '请看材料清单，备齐后点“开始办理”。',
      en: 'See the list of materials, then choose “Start”.',
    },
  };
}
