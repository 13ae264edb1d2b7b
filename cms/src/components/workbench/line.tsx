/** A box of text under its label, with what is wrong between them. */
export function Line({
  id,
  label,
  hint,
  value,
  error,
  onChange,
}: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <div className={`bo-field${error ? ' bo-field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="bo-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="bo-field-error">
          {error}
        </p>
      )}
      <textarea
        id={id}
        rows={2}
        value={value}
        maxLength={2000}
        aria-invalid={error !== undefined}
        aria-describedby={
          [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
