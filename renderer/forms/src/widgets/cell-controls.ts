import type { ColumnType } from '@banshi/core/forms';
import type { ComponentType } from 'react';
import type { ControlProps } from '../types.ts';
import { AddressControl } from './AddressControl.tsx';
import { ChoiceControl, ChoicesControl, YesNoControl } from './ChoiceControl.tsx';
import { DateControl } from './DateControl.tsx';
import { DivisionControl } from './DivisionControl.tsx';
import { MoneyControl, NumberControl } from './NumberControl.tsx';
import { LongTextControl, TextControl } from './TextControl.tsx';

/** One widget per type of a single value, in the form itself and in the cells of a table. */
export const cellControls: Record<ColumnType, ComponentType<ControlProps>> = {
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
