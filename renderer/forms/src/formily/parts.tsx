'use client';
import type { FieldError, FieldValue } from '@banshi/core/forms';
import type { GeneralField } from '@formily/core';
import { connect, mapProps } from '@formily/react';
import type { ReactNode } from 'react';
import { FieldFrame } from '../FieldFrame.tsx';
import { useFormRuntime } from '../runtime.tsx';
import type { ControlProps } from '../types.ts';
import { type AskedType, ComputedValue, controls } from '../widgets/index.ts';

/** Tells a component which field of the definition it stands for. */
const withKey = mapProps((_props, field) => ({ fieldKey: String((field as GeneralField).path) }));

interface FrameProps {
  fieldKey: string;
  isRequired?: boolean;
  errors?: readonly FieldError[];
  children?: ReactNode;
}

const noErrors: readonly FieldError[] = [];

export const Frame = connect(function FormilyFrame(props: FrameProps) {
  const { fieldKey, isRequired = false, errors = noErrors, children } = props;
  const field = useFormRuntime().fieldOf(fieldKey);
  if (!field) return null;
  return (
    <FieldFrame field={field} isRequired={isRequired} errors={errors}>
      {children}
    </FieldFrame>
  );
}, withKey);

type WidgetProps = Omit<ControlProps, 'field'> & { fieldKey: string };

export const Widget = connect(function FormilyWidget({ fieldKey, value, onChange, options }: WidgetProps) {
  const field = useFormRuntime().fieldOf(fieldKey);
  if (!field) return null;
  const Control = controls[field.type as AskedType];
  return <Control field={field} value={value} onChange={onChange} options={options} />;
}, withKey);

export const Computed = connect(function FormilyComputed(props: { fieldKey: string; value: FieldValue }) {
  const field = useFormRuntime().fieldOf(props.fieldKey);
  return field ? <ComputedValue field={field} value={props.value} /> : null;
}, withKey);
