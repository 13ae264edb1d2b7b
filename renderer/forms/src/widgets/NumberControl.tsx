'use client';
import { textIn } from '@banshi/core/errors';
import { centsToYuan, chineseAmount, type FieldValue, maximumCents, yuanToCents } from '@banshi/core/forms';
import { useControlAttributes, useFormRuntime } from '../runtime.tsx';
import { say } from '../texts.ts';
import type { ControlProps } from '../types.ts';
import { parseNumber } from './number-text.ts';
import { TypedInput } from './TypedInput.tsx';

const isCents = (value: FieldValue): value is number =>
  Number.isSafeInteger(value) && Math.abs(Number(value)) <= maximumCents;

const writeNumber = (value: FieldValue): string =>
  value === undefined || value === null ? '' : String(value);
const writeMoney = (value: FieldValue): string => (isCents(value) ? centsToYuan(value) : writeNumber(value));
const readMoney = (text: string): FieldValue =>
  text.trim() === '' ? undefined : (yuanToCents(text) ?? text);

/** A unit beside the box is part of the question: it is read out with it. */
function useUnit() {
  const { id, 'aria-describedby': describedBy } = useControlAttributes();
  const unitId = `${id}-unit`;
  return { unitId, describedByUnit: describedBy ? `${describedBy} ${unitId}` : unitId };
}

/** A whole or decimal number with its unit. */
export function NumberControl({ field, value, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  const { unitId, describedByUnit } = useUnit();
  return (
    <div className="bf-with-unit">
      <TypedInput
        value={value}
        onChange={onChange}
        write={writeNumber}
        read={parseNumber}
        input={{
          name: field.key,
          className: 'bf-input bf-input-number',
          inputMode: field.type === 'integer' ? 'numeric' : 'decimal',
          autoComplete: field.autocomplete,
          placeholder: field.placeholder && textIn(field.placeholder, language),
          ...(field.unit ? { 'aria-describedby': describedByUnit } : {}),
        }}
      />
      {field.unit && (
        <span className="bf-unit" id={unitId}>
          {textIn(field.unit, language)}
        </span>
      )}
    </div>
  );
}

/** Yuan as typed, cents as stored, and the amount in capitals below, so that a slipped zero is seen. */
export function MoneyControl({ field, value, onChange }: ControlProps) {
  const { language } = useFormRuntime();
  const { unitId, describedByUnit } = useUnit();
  return (
    <>
      <div className="bf-with-unit">
        <TypedInput
          value={value}
          onChange={onChange}
          write={writeMoney}
          read={readMoney}
          input={{
            name: field.key,
            className: 'bf-input bf-input-number',
            inputMode: 'decimal',
            'aria-describedby': describedByUnit,
          }}
        />
        <span className="bf-unit" id={unitId}>
          {say('yuan', language)}
        </span>
      </div>
      {isCents(value) && (
        <p className="bf-hint">
          {say('capitals', language)}
          {chineseAmount(value)}
        </p>
      )}
    </>
  );
}
