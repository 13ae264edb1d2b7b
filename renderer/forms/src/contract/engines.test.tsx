/** @jest-environment jsdom */
import {
  evaluateForm,
  type FieldDefinition,
  type FieldError,
  type FieldState,
  type FormContext,
  type FormDefinition,
  type FormEvaluation,
  type FormValues,
  formFields,
  pageSections,
  tableColumns,
} from '@banshi/core/forms';
import { expect, test } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { type ComponentType, useState } from 'react';
import { formatFieldValue } from '../format.ts';
import { FormilyForm } from '../formily/index.tsx';
import { RjsfForm } from '../rjsf/index.tsx';
import type { FormRendererProps } from '../types.ts';
import { arbitraryForm } from './arbitrary-form.ts';
import { arbitraryContext, arbitraryDraft } from './arbitrary-values.ts';
import { click, type } from './browser.ts';
import { type Deed, observe, perform, type SeenField } from './observe.ts';
import { sampleDivisions } from './sample.ts';

interface Case {
  definition: FormDefinition;
  values: FormValues;
  context: FormContext;
  pageKey: string;
  deeds: Deed[];
}

const typed = [
  'abc',
  '某店',
  '12',
  '1.5',
  '0',
  '1,200.50',
  'x1',
  '1e3',
  '5.',
  '.5',
  '2020-02-29',
  '13800138000',
  '',
];

const arbitraryCase: fc.Arbitrary<Case> = arbitraryForm.chain((definition) => {
  const keys = formFields(definition).map(({ key }) => key);
  const deed = fc.record({
    key: fc.constantFrom(...keys),
    control: fc.nat(20),
    text: fc.constantFrom(...typed),
  });
  return fc.record({
    definition: fc.constant(definition),
    values: arbitraryDraft(definition),
    context: arbitraryContext,
    pageKey: fc.constantFrom('p1', 'p1', 'p2'),
    deeds: fc.array(deed, { minLength: 2, maxLength: 4 }),
  });
});

interface HostProps {
  Engine: ComponentType<FormRendererProps>;
  generated: Case;
  report: (values: FormValues) => void;
}

function Host({ Engine, generated, report }: HostProps) {
  const { definition, context, pageKey } = generated;
  const [values, setValues] = useState(generated.values);
  report(values);
  return (
    <Engine
      definition={definition}
      pageKey={pageKey}
      values={values}
      context={context}
      onChange={setValues}
      loadDivisions={sampleDivisions}
      showErrors
    />
  );
}

/** A moment in the life of a page: the draft that the engine reported, and what it shows. */
interface Moment {
  draft: FormValues;
  seen: SeenField[];
}

async function live(Engine: HostProps['Engine'], generated: Case): Promise<Moment[]> {
  let draft = generated.values;
  const report = (values: FormValues) => {
    draft = values;
  };
  await act(async () => {
    render(<Host Engine={Engine} generated={generated} report={report} />);
  });
  const moments: Moment[] = [{ draft, seen: observe() }];
  for (const deed of generated.deeds) {
    if (await perform(deed, { click, type })) moments.push({ draft, seen: observe() });
  }
  cleanup();
  return moments;
}

/** What the page must show by the evaluation alone: each field, and after a table each of its cells. */
const expected = (generated: Case, evaluation: FormEvaluation): Partial<SeenField>[] =>
  pageSections(generated.definition, generated.pageKey)
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const state = evaluation.fields[field.key];
      if (!state?.visible) return [];
      const errors = evaluation.errors.filter((error) => error.field === field.key);
      if (field.type !== 'table') return [expectedField(field, state, { errors, isCell: false })];
      const { key, required: isRequired } = state;
      const codes = errors.map(({ code }) => code);
      return [{ key, isRequired, codes, dangling: [] }, ...expectedCells(field, state, errors)];
    });

const expectedCells = (table: FieldDefinition, state: FieldState, errors: readonly FieldError[]) =>
  (state.rows ?? []).flatMap(({ cells }, row) =>
    tableColumns(table).flatMap((column) => {
      const cell = cells[column.key];
      if (!cell?.visible) return [];
      const own = errors.filter((error) => error.row === row && error.column === column.key);
      const key = `${table.key}-${row}-${column.key}`;
      return [{ ...expectedField(column, cell, { errors: own, isCell: true }), key }];
    }),
  );

interface Shown {
  errors: readonly FieldError[];
  isCell: boolean;
}

function expectedField(
  field: FieldDefinition,
  state: FieldState,
  { errors, isCell }: Shown,
): Partial<SeenField> {
  const isComputed = state.computed;
  const codes = errors.map(({ code }) => code);
  const isList = field.type === 'choice' && (isCell || (field.options?.length ?? 0) > 6);
  const offered = [...(isList ? [''] : []), ...(state.options ?? [])];
  const hasOptions = !isComputed && (field.type === 'choice' || field.type === 'choices');
  const hasControl = !hasOptions || offered.length > 0;
  return {
    key: field.key,
    dangling: [],
    isRequired: state.required,
    isComputed,
    codes,
    ...(isComputed ? { output: formatFieldValue(field, state.value, 'zh') } : {}),
    ...(!isComputed && hasControl ? { isInvalid: codes.length > 0 } : {}),
    ...(hasOptions ? { options: hasControl ? offered : undefined } : {}),
  };
}

const runs = 300;

test(`RJSF, Formily and the evaluation agree on ${runs} generated forms while they are filled`, async () => {
  const met = { moments: 0, errors: 0, computed: 0, changes: 0, cells: 0, wrongCells: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryCase, async (generated) => {
      const byRjsf = await live(RjsfForm, generated);
      const byFormily = await live(FormilyForm, generated);
      expect(byFormily).toEqual(byRjsf);
      for (const { draft, seen } of byRjsf) {
        const evaluation = evaluateForm(generated.definition, draft, generated.context);
        const wanted = expected(generated, evaluation);
        expect(seen.map(({ key }) => key)).toEqual(wanted.map(({ key }) => key));
        expect(seen).toMatchObject(wanted);
        met.moments += 1;
        met.errors += seen.filter(({ codes }) => codes.length > 0).length;
        const cells = seen.filter(({ key }) => key?.includes('-'));
        met.cells += cells.length;
        met.wrongCells += cells.filter(({ codes }) => codes.length > 0).length;
        met.computed += seen.filter(({ output }) => output !== undefined).length;
      }
      const [first, ...later] = byRjsf.map(({ draft }) => JSON.stringify(draft));
      met.changes += later.filter((draft) => draft !== first).length;
    }),
    { numRuns: runs },
  );
  // Each kind of thing must really have been met.
  expect(met.moments).toBeGreaterThan(runs);
  expect(Math.min(met.errors, met.computed, met.changes, met.cells, met.wrongCells)).toBeGreaterThan(50);
}, 120_000);
