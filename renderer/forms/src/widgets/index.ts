import type { FieldDefinition, FieldType } from '@banshi/core/forms';
import type { ComponentType } from 'react';
import type { ControlProps } from '../types.ts';
import { AddressControl } from './AddressControl.tsx';
import { ChoiceControl, ChoicesControl, isSelect, YesNoControl } from './ChoiceControl.tsx';
import { ComputedValue } from './ComputedValue.tsx';
import { DateControl } from './DateControl.tsx';
import { DivisionControl } from './DivisionControl.tsx';
import { MoneyControl, NumberControl } from './NumberControl.tsx';
import { LongTextControl, TextControl } from './TextControl.tsx';

/** The types that a person can answer. */
export type AskedType = Exclude<FieldType, 'note'>;

/** One widget per type, shared by both engines. */
export const controls: Record<AskedType, ComponentType<ControlProps>> = {
  text: TextControl,
  longText: LongTextControl,
  integer: NumberControl,
  decimal: NumberControl,
  money: MoneyControl,
  date: DateControl,
  yesNo: YesNoControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  division: DivisionControl,
  address: AddressControl,
  phone: TextControl,
  mobile: TextControl,
  email: TextControl,
  url: TextControl,
  citizenId: TextControl,
  uscc: TextControl,
};

const groups: readonly FieldType[] = ['date', 'yesNo', 'choice', 'choices', 'division', 'address'];

/** Whether the field is several controls under a legend rather than one with a label. */
export const isGroup = (field: FieldDefinition): boolean =>
  field.computed === undefined && groups.includes(field.type) && !isSelect(field);

export const isRadioGroup = (field: FieldDefinition): boolean =>
  isGroup(field) && (field.type === 'yesNo' || field.type === 'choice');

export { ComputedValue };
