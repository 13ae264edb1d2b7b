import { FormDefinition, type FormValues } from '../definition.ts';
import { evaluateForm } from '../evaluate.ts';

export const context = { situation: {}, param: { limit: 50 }, applicant: {}, today: '2026-11-23' };

export const withLabel = (field: Record<string, unknown>) => ({ label: { zh: String(field.key) }, ...field });

export const formOf = (...fields: Record<string, unknown>[]) =>
  FormDefinition.parse({
    v: 1,
    key: 'sample',
    title: { zh: '样表' },
    pages: [
      {
        key: 'page',
        title: { zh: '页' },
        sections: [
          {
            key: 'section',
            title: { zh: '段' },
            fields: fields.map((field) => ({
              ...withLabel(field),
              ...(field.columns
                ? { columns: (field.columns as Record<string, unknown>[]).map(withLabel) }
                : {}),
            })),
          },
        ],
      },
    ],
  });

export const plate = {
  key: 'plate',
  type: 'text',
  required: true,
  label: { zh: '号牌', en: 'Plate' },
  maxLength: 8,
};
export const bought = { key: 'bought', type: 'yesNo' };
export const boughtOn = { key: 'boughtOn', type: 'date', required: true, visible: { var: 'row.bought' } };
export const load = { key: 'load', type: 'decimal', exclusiveMinimum: 0 };
export const trips = { key: 'trips', type: 'integer' };
export const work = {
  key: 'work',
  type: 'decimal',
  computed: { '*': [{ var: 'row.load' }, { var: 'row.trips' }] },
};

export const vehicles = (settings: Record<string, unknown> = {}) => ({
  key: 'vehicles',
  type: 'table',
  rowName: { zh: '车辆', en: 'Vehicle' },
  columns: [plate, bought, boughtOn, load, trips, work],
  ...settings,
});

export const evaluate = (fields: Record<string, unknown>[], values: Record<string, unknown>) =>
  evaluateForm(formOf(...fields), values as FormValues, context);

export const codes = (fields: Record<string, unknown>[], values: Record<string, unknown>) =>
  evaluate(fields, values).errors.map(({ field, row, column, code }) =>
    [field, row, column, code].filter((part) => part !== undefined).join(' '),
  );
