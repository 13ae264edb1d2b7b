import type { FieldDefinition, FieldType } from '@banshi/core/forms';
import { isSelect } from './ChoiceControl.tsx';

const groups: readonly FieldType[] = ['date', 'yesNo', 'choice', 'choices', 'division', 'address', 'table'];

/** Whether the field is several controls under a legend rather than one with a label. */
export const isGroup = (field: FieldDefinition, isCompact: boolean): boolean =>
  field.computed === undefined && groups.includes(field.type) && !isSelect(field, isCompact);

export const isRadioGroup = (field: FieldDefinition, isCompact: boolean): boolean =>
  isGroup(field, isCompact) && (field.type === 'yesNo' || field.type === 'choice');
