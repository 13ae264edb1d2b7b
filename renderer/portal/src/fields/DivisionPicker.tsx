'use client';
import type { Language } from '@banshi/core/errors';
import { divisionAncestors, divisionLevel, isDivisionCode } from '@banshi/core/identifiers';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Division } from '../api/types.ts';
import { translator } from '../i18n/index.ts';
import { FieldErrorText } from './TextField.tsx';

export type LoadDivisions = (parent?: string) => Promise<Division[]>;

export interface DivisionPickerProps {
  /** Of the first select, so that an error summary can lead to it. */
  id: string;
  language: Language;
  legend: ReactNode;
  hint?: string;
  error?: string;
  /** The lowest division chosen so far, 12 digits. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  load: LoadDivisions;
}

interface Level {
  parent: string | undefined;
  options: Division[];
}

/** 州市 → 县区 → 乡镇 → 村社区, one select each; the lists are read as they are needed. */
export function DivisionPicker(props: DivisionPickerProps) {
  const { id, language, value, onChange } = props;
  const t = translator(language);
  const { levels, chosen, failed, busy, retry } = useLevels(props.load, value);
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      className={props.error ? 'field field-wrong' : 'field'}
      aria-describedby={described || undefined}
    >
      <legend>{props.legend}</legend>
      {props.hint && (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && <FieldErrorText id={id} error={props.error} />}
      <div className="division-levels">
        {levels.map(({ parent, options }, index) => {
          const first = options[0];
          const selectId = index === 0 ? id : `${id}-${index}`;
          if (!first) return null;
          return (
            <div className="division-level" key={parent ?? 'top'}>
              <label htmlFor={selectId}>{t(`division.${divisionLevel(first.code)}`)}</label>
              <select
                id={selectId}
                value={chosen.find((code) => options.some((option) => option.code === code)) ?? ''}
                onChange={(event) => onChange(event.target.value || parent)}
                aria-invalid={props.error && index === 0 ? true : undefined}
              >
                <option value="">{t('division.choose')}</option>
                {options.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </div>
      <p className="hint" role="status">
        {busy && t('loading')}
      </p>
      {failed && (
        <p className="field-error">
          {t('division.failed')}{' '}
          <button type="button" className="link" onClick={retry}>
            {t('button.retry')}
          </button>
        </p>
      )}
    </fieldset>
  );
}

/** The lists that are open for `value`: the top one, and below each division on the way down to it. */
function useLevels(load: LoadDivisions, value: string | undefined) {
  const [levels, setLevels] = useState<Level[]>([]);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const chosen = value && isDivisionCode(value) ? [...divisionAncestors(value), value] : [];
  const wanted = chosen.join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads the lists again
  useEffect(() => {
    let current = true;
    setBusy(true);
    setFailed(false);
    readLevels(load, wanted ? wanted.split(',') : []).then(
      (read) => {
        if (!current) return;
        setLevels(read);
        setBusy(false);
      },
      () => {
        if (!current) return;
        setFailed(true);
        setBusy(false);
      },
    );
    return () => {
      current = false;
    };
  }, [load, wanted, attempt]);

  return { levels, chosen, failed, busy, retry };
}

async function readLevels(load: LoadDivisions, chosen: string[]): Promise<Level[]> {
  const top = await load();
  const levels: Level[] = [];
  const [only] = top;
  // A single province is no question.
  const skipsTop = top.length === 1 && only !== undefined && only.hasChildren;
  if (!skipsTop) levels.push({ parent: undefined, options: top });
  let options = top;
  const way = skipsTop && !chosen.includes(only.code) ? [only.code, ...chosen] : chosen;
  for (const code of way) {
    const here = options.find((option) => option.code === code);
    if (!here?.hasChildren) continue;
    options = await load(code);
    levels.push({ parent: code, options });
  }
  return levels;
}
