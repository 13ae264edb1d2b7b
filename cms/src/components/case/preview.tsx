'use client';
import type { Language } from '@banshi/core/errors';
import { useEffect, useRef, useState } from 'react';
import { messagesIn } from '../office/messages/index.ts';

export interface Previewed {
  url: string;
  name: string;
}

type Loaded = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; kind: Kind; address: string };
type Kind = 'pdf' | 'image' | 'other';

const kindOf = (mimeType: string): Kind => {
  if (mimeType === 'application/pdf') return 'pdf';
  return mimeType === 'image/jpeg' || mimeType === 'image/png' ? 'image' : 'other';
};

/**
 * A file beside the case. It is fetched and shown from memory: sent files are sandboxed by their own policy, inside
 * which browsers do not start their PDF viewer, and only the three kinds that an upload may have are shown at all.
 */
export function Preview({
  file,
  files,
  language,
  onChoose,
  onClose,
}: {
  file: Previewed;
  files: readonly Previewed[];
  language: Language;
  onChoose: (file: Previewed) => void;
  onClose: () => void;
}) {
  const m = messagesIn(language);
  const loaded = useFile(file.url);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each file that is opened takes the focus
  useEffect(() => heading.current?.focus(), [file.url]);
  return (
    <section className="bo-card bo-preview" aria-labelledby="preview-name">
      <header className="bo-preview-head">
        <h2
          id="preview-name"
          ref={heading}
          tabIndex={-1}
          className={files.length > 1 ? 'bo-unseen' : undefined}
        >
          {file.name}
        </h2>
        {files.length > 1 && (
          <FileChoice file={file} files={files} label={m.case.preview} onChoose={onChoose} />
        )}
        <button type="button" className="bo-button bo-button-small" onClick={onClose}>
          {m.common.close}
        </button>
      </header>
      <div className="bo-preview-body">
        {loaded.state === 'loading' && <p role="status">{m.case.previewLoading}</p>}
        {loaded.state === 'failed' && <p role="alert">{m.case.previewFailed}</p>}
        {loaded.state === 'ready' && loaded.kind === 'pdf' && (
          <iframe src={loaded.address} title={file.name} />
        )}
        {loaded.state === 'ready' && loaded.kind === 'image' && <img src={loaded.address} alt={file.name} />}
        {loaded.state === 'ready' && loaded.kind === 'other' && <p>{m.case.previewUnsupported}</p>}
      </div>
      {loaded.state === 'ready' && (
        <p className="bo-preview-foot">
          <a href={loaded.address} download={file.name}>
            {m.case.download}
          </a>
          {loaded.kind !== 'other' && (
            <a href={loaded.address} target="_blank" rel="noreferrer">
              {m.case.newTab}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

/** The name of the file as a list of all of them: the next one is a key away. */
function FileChoice({
  file,
  files,
  label,
  onChoose,
}: {
  file: Previewed;
  files: readonly Previewed[];
  label: string;
  onChoose: (file: Previewed) => void;
}) {
  return (
    <label className="bo-preview-choice">
      <span className="bo-unseen">{label}</span>
      <select
        value={file.url}
        onChange={(event) => {
          const next = files.find(({ url }) => url === event.target.value);
          if (next) onChoose(next);
        }}
      >
        {files.map(({ url, name }) => (
          <option key={url} value={url}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function useFile(url: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => {
    const stop = new AbortController();
    let address: string | undefined;
    setLoaded({ state: 'loading' });
    fetch(url, { credentials: 'same-origin', signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        const blob = await response.blob();
        const kind = kindOf(blob.type);
        // A kind that is not shown is offered for download only, under a type that no browser runs.
        const shown = kind === 'other' ? new Blob([blob], { type: 'application/octet-stream' }) : blob;
        address = URL.createObjectURL(shown);
        setLoaded({ state: 'ready', kind, address });
      })
      .catch(() => {
        if (!stop.signal.aborted) setLoaded({ state: 'failed' });
      });
    return () => {
      stop.abort();
      if (address) URL.revokeObjectURL(address);
    };
  }, [url]);
  return loaded;
}
