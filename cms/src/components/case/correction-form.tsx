'use client';
import { useEffect, useRef } from 'react';
import { messagesIn } from '../office/messages/index.ts';
import { TextArea } from './act-fields.tsx';
import type { ActFormProps } from './act-form.tsx';
import { controlId, type PointDraft } from './act-inputs.ts';

/** The points of one correction notice: each names a document or field, what is wrong, and what to do. */
export function CorrectionForm({ view, draft, onChange, errorAt, language }: ActFormProps) {
  const m = messagesIn(language).act.requestCorrection;
  const points = draft.points;
  const list = useRef<HTMLOListElement>(null);
  useFocusOnNewPoint(list, points);

  const setPoints = (next: readonly PointDraft[]) => onChange({ ...draft, points: next });
  const change = (id: number, part: Partial<PointDraft>) =>
    setPoints(points.map((point) => (point.id === id ? { ...point, ...part } : point)));
  const general = errorAt('points');

  return (
    <>
      {view.corrections.length > 0 && <p className="bo-notice bo-notice-attention">{m.toldBefore}</p>}
      {general && (
        <p id={controlId('points')} className="bo-field-error" tabIndex={-1}>
          {general}
        </p>
      )}
      <ol ref={list} className="bo-points" aria-label={m.points}>
        {points.map((point, index) => (
          <li key={point.id} className="bo-point">
            <div className="bo-point-head">
              <strong>{m.point(index + 1)}</strong>
              <button
                type="button"
                className="bo-link"
                aria-label={m.remove(index + 1)}
                onClick={() => setPoints(points.filter(({ id }) => id !== point.id))}
              >
                {m.remove(index + 1)}
              </button>
            </div>
            <TargetSelect
              place={`points/${index}/target`}
              value={point.target}
              error={errorAt(`points/${index}/target`)}
              targets={view.correctionTargets}
              m={m}
              onChange={(target) => change(point.id, { target })}
            />
            <TextArea
              place={`points/${index}/defect`}
              label={m.defect}
              hint={m.defectHint}
              rows={2}
              value={point.defect}
              error={errorAt(`points/${index}/defect`)}
              onChange={(defect) => change(point.id, { defect })}
            />
            <TextArea
              place={`points/${index}/remedy`}
              label={m.remedy}
              hint={m.remedyHint}
              rows={2}
              value={point.remedy}
              error={errorAt(`points/${index}/remedy`)}
              onChange={(remedy) => change(point.id, { remedy })}
            />
          </li>
        ))}
      </ol>
      <p className="bo-point-foot">
        <button
          type="button"
          className="bo-button bo-button-small"
          onClick={() => setPoints(withPoint(points))}
        >
          {m.add}
        </button>
        {points.length > 0 && <span className="bo-hint">{m.summary(points.length)}</span>}
      </p>
    </>
  );
}

/** The points with one more. An empty one that waits to be filled is used before another is made. */
export function withPoint(points: readonly PointDraft[], target = ''): PointDraft[] {
  const empty = points.find((point) => !point.target && !point.defect && !point.remedy);
  if (empty && target) return points.map((point) => (point === empty ? { ...point, target } : point));
  const id = Math.max(0, ...points.map((point) => point.id)) + 1;
  return [...points, { id, target, defect: '', remedy: '' }];
}

/** A new row is where the next keystroke belongs. */
function useFocusOnNewPoint(
  list: { readonly current: HTMLOListElement | null },
  points: readonly PointDraft[],
): void {
  const known = useRef(points.length);
  useEffect(() => {
    const isNew = points.length > known.current;
    known.current = points.length;
    if (!isNew) return;
    const row = list.current?.lastElementChild;
    const target = points.at(-1)?.target ? row?.querySelector('textarea') : row?.querySelector('select');
    target?.focus();
  }, [points, list]);
}

function TargetSelect({
  place,
  value,
  error,
  targets,
  m,
  onChange,
}: {
  place: string;
  value: string;
  error: string | undefined;
  targets: ActFormProps['view']['correctionTargets'];
  m: ReturnType<typeof messagesIn>['act']['requestCorrection'];
  onChange: (value: string) => void;
}) {
  const id = controlId(place);
  const group = (kind: 'material' | 'field', label: string, rows: { key: string; label: string }[]) =>
    rows.length > 0 && (
      <optgroup label={label}>
        {rows.map((row) => (
          <option key={row.key} value={`${kind}:${row.key}`}>
            {row.label}
          </option>
        ))}
      </optgroup>
    );
  return (
    <div className={`bo-field${error ? ' bo-field-wrong' : ''}`}>
      <label htmlFor={id}>{m.target}</label>
      {error && (
        <p id={`${id}-error`} className="bo-field-error">
          {error}
        </p>
      )}
      <select
        id={id}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{m.targetChoose}</option>
        {group('material', m.targetMaterials, targets.materials)}
        {group('field', m.targetFields, targets.fields)}
      </select>
    </div>
  );
}
