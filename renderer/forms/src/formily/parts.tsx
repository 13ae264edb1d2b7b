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

const adapt = (type: AskedType) => {
  const Control = controls[type];
  return connect(function FormilyWidget({ fieldKey, value, onChange, options }: WidgetProps) {
    const field = useFormRuntime().fieldOf(fieldKey);
    return field ? <Control field={field} value={value} onChange={onChange} options={options} /> : null;
  }, withKey);
};

export const widgets = Object.fromEntries(
  (Object.keys(controls) as AskedType[]).map((type) => [type, adapt(type)]),
) as Record<AskedType, ReturnType<typeof adapt>>;

export const Computed = connect(function FormilyComputed(props: { fieldKey: string; value: FieldValue }) {
  const field = useFormRuntime().fieldOf(props.fieldKey);
  return field ? <ComputedValue field={field} value={props.value} /> : null;
}, withKey);
