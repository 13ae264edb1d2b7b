import type { Problem } from '../errors/index.ts';
import {
  checkCitizenId,
  checkPhone,
  checkUscc,
  citizenIdFacts,
  type DivisionLevel,
  divisionLevel,
  divisionLevels,
  isWithinDivision,
} from '../identifiers/index.ts';
import type { AddressValue, FieldDefinition, FieldError } from './definition.ts';
import { decimalPlaces, isNumberType, isTextType, maximumLength } from './fields.ts';
import { fieldError, labelIn } from './messages.ts';
import type { PatternTest } from './pattern.ts';
import { isEmail, isUrl } from './shapes.ts';
import { type CanonicalValue, roundHalfAway } from './values.ts';

export interface BuiltInCheckInput {
  field: FieldDefinition;
  value: CanonicalValue;
  /** Values of the options on offer; undefined where the field has none. */
  options: readonly string[] | undefined;
  pattern: PatternTest | undefined;
  today: string;
}

/**
 * The first thing wrong with a canonical value by the field's type and limits, or undefined. One at a time: a number
 * that is too long is told to be too long, not also to fail the pattern.
 */
export function builtInError(input: BuiltInCheckInput): FieldError | undefined {
  const { field, value } = input;
  if (typeof value === 'string' && isTextType(field.type)) return textError(input, value);
  if (typeof value === 'number' && isNumberType(field.type)) return numberError(field, value);
  if (typeof value === 'string' && field.type === 'choice') return choiceError(input, [value]);
  if (isChoice(value)) return choiceError(input, value);
  if (typeof value === 'string' && field.type === 'division') return divisionError(field, value);
  if (typeof value === 'object' && !Array.isArray(value)) return addressError(field, value);
  return undefined;
}

const isChoice = (value: CanonicalValue): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function textError({ field, pattern, today }: BuiltInCheckInput, value: string): FieldError | undefined {
  const length = Array.from(value).length;
  if (length > maximumLength(field)) return fieldError(field, 'text.tooLong');
  const typeError = textTypeError(field, value, today);
  if (typeError) return typeError;
  if (field.minLength !== undefined && length < field.minLength) return fieldError(field, 'text.tooShort');
  if (field.pattern && pattern && !pattern(value)) {
    return authoredError(field, 'text.pattern', field.pattern.message);
  }
  return undefined;
}

function textTypeError(field: FieldDefinition, value: string, today: string): FieldError | undefined {
  switch (field.type) {
    case 'phone':
      return identifierError(field, checkPhone(value, { kind: 'any' }));
    case 'mobile':
      return identifierError(field, checkPhone(value, { kind: 'mobile' }));
    case 'uscc':
      return identifierError(field, checkUscc(value));
    case 'citizenId':
      return identifierError(field, checkCitizenId(value)) ?? birthDateError(field, value, today);
    case 'email':
      return isEmail(value) ? undefined : fieldError(field, 'email.format');
    case 'url':
      return isUrl(value) ? undefined : fieldError(field, 'url.format');
    default:
      return undefined;
  }
}

function birthDateError(field: FieldDefinition, value: string, today: string): FieldError | undefined {
  const birthDate = citizenIdFacts(value)?.birthDate ?? '';
  return birthDate > today ? fieldError(field, 'citizenId.birthDate') : undefined;
}

/** The sentences of `identifiers` are Chinese; the English one names the field only. Warnings are not errors. */
function identifierError(field: FieldDefinition, problems: readonly Problem[]): FieldError | undefined {
  const problem = problems.find(({ severity }) => severity === 'error');
  if (!problem) return undefined;
  return {
    field: field.key,
    code: problem.code,
    message: problem.message,
    messageEn: `${labelIn(field, 'en')} is not right: check every digit`,
  };
}

export function authoredError(
  field: FieldDefinition,
  code: string,
  message: { zh: string; en?: string },
): FieldError {
  return { field: field.key, code, message: message.zh, ...(message.en ? { messageEn: message.en } : {}) };
}

function numberError(field: FieldDefinition, value: number): FieldError | undefined {
  if (field.type === 'decimal' && roundHalfAway(value, decimalPlaces(field)) !== value) {
    return fieldError(field, 'decimal.places');
  }
  if (field.exclusiveMinimum !== undefined && value <= field.exclusiveMinimum) {
    return fieldError(field, 'number.exclusiveMinimum');
  }
  if (field.minimum !== undefined && value < field.minimum) return fieldError(field, 'number.minimum');
  if (field.maximum !== undefined && value > field.maximum) return fieldError(field, 'number.maximum');
  return undefined;
}

function choiceError(
  { field, options }: BuiltInCheckInput,
  chosen: readonly string[],
): FieldError | undefined {
  if (chosen.some((value) => !options?.includes(value))) return fieldError(field, `${field.type}.notOffered`);
  const isTooFew = field.minItems !== undefined && chosen.length < field.minItems;
  return field.type === 'choices' && isTooFew ? fieldError(field, 'choices.tooFew') : undefined;
}

/** How deep a code must go: as deep as asked, but a township will do for a village, since not all of them are listed. */
const requiredLevel = (field: FieldDefinition): DivisionLevel => {
  const level = field.level ?? 'village';
  return level === 'village' ? 'township' : level;
};

const isDeepEnough = (code: string, level: DivisionLevel): boolean =>
  divisionLevels.indexOf(divisionLevel(code)) >= divisionLevels.indexOf(level);

function divisionError(field: FieldDefinition, code: string): FieldError | undefined {
  const { within } = field;
  // Half-way down to the area itself is unfinished, not outside.
  if (within !== undefined && !isWithinDivision(code, within) && !isWithinDivision(within, code)) {
    return fieldError(field, `${field.type}.outside`);
  }
  const isFinished =
    isDeepEnough(code, requiredLevel(field)) && (within === undefined || isWithinDivision(code, within));
  return isFinished ? undefined : fieldError(field, `${field.type}.tooShallow`);
}

function addressError(field: FieldDefinition, { division, detail }: AddressValue): FieldError | undefined {
  if (division === '') return fieldError(field, 'address.division');
  const place = divisionError(field, division);
  if (place) return place;
  if (detail === '') return fieldError(field, 'address.detail', 'detail');
  if (Array.from(detail).length > maximumLength(field)) return fieldError(field, 'text.tooLong', 'detail');
  return undefined;
}
