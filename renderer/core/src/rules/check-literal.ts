import { isIsoDate } from '../calendar/index.ts';
import type { Literal } from './facts.ts';
import { isDivisionText } from './operators/field.ts';
import type { ValueFacts } from './scope.ts';

/** Why a value written into a rule cannot be one of the values it is compared with. */
export interface LiteralFault {
  code: 'rule.literalType' | 'rule.optionUnknown' | 'rule.dateFormat' | 'rule.divisionCode';
  message: string;
}

const nameOf = (facts: ValueFacts): string => (facts.label ? `“${facts.label.zh}”` : '左边的值');

const wrongType = (facts: ValueFacts, expected: string): LiteralFault => ({
  code: 'rule.literalType',
  message: `${nameOf(facts)}是${expected}，请改用${expected}来比较`,
});

/** Null and the empty text stand for "blank" and fit every type. */
export function literalFault(value: Literal, facts: ValueFacts): LiteralFault | null {
  if (value === null || value === '') return null;
  switch (facts.type) {
    case 'number':
      return typeof value === 'number' ? null : wrongType(facts, '数字');
    case 'boolean':
      return typeof value === 'boolean' ? null : wrongType(facts, '是或否');
    case 'date':
      return dateFault(value, facts);
    case 'division':
      return divisionFault(value, facts);
    case 'string':
      return textFault(value, facts);
    case 'list':
    case 'rows':
    case 'object':
      return {
        code: 'rule.literalType',
        message: `${nameOf(facts)}不是单个的值，请用“含有”或“其中有”来判断`,
      };
    case 'any':
      return null;
  }
}

function dateFault(value: Literal, facts: ValueFacts): LiteralFault | null {
  if (typeof value !== 'string') return wrongType(facts, '日期');
  if (isIsoDate(value)) return null;
  return { code: 'rule.dateFormat', message: `日期“${value}”须写成 2026-01-05 这样的形式，并且确有这一天` };
}

function divisionFault(value: Literal, facts: ValueFacts): LiteralFault | null {
  if (typeof value !== 'string') return wrongType(facts, '行政区划代码');
  if (isDivisionText(value)) return null;
  return { code: 'rule.divisionCode', message: `“${value}”不是行政区划代码，请从地区列表中选择` };
}

function textFault(value: Literal, facts: ValueFacts): LiteralFault | null {
  if (typeof value !== 'string') return wrongType(facts, '文字');
  if (!facts.options || facts.options.some((option) => option.value === value)) return null;
  return { code: 'rule.optionUnknown', message: `${nameOf(facts)}没有“${value}”这一选项，请从选项中选择` };
}
