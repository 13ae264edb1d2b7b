import type { FieldType } from '@banshi/core/forms';
import type { ComponentType } from 'react';
import type { ControlProps } from '../types.ts';
import { ComputedValue } from './ComputedValue.tsx';
import { cellControls } from './cell-controls.ts';
import { TableControl } from './TableControl.tsx';

/** The types that a person can answer. */
export type AskedType = Exclude<FieldType, 'note'>;

/** One widget per type, shared by both engines. */
export const controls: Record<AskedType, ComponentType<ControlProps>> = {
  ...cellControls,
  table: TableControl,
};

export { ComputedValue };
