'use client';
import type { Language } from '@banshi/core/errors';
import type { DepartmentRegister } from '@banshi/core/items';
import { type ElementKey, elementKeys, isElementKey } from '@banshi/core/items';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FailureNotice } from '../office/failure-notice.tsx';
import { type Messages, messagesIn } from '../office/messages/index.ts';
import { useLeaveGuard } from '../office/use-leave-guard.ts';
import type { ConfigurationApi } from './api.ts';
import { itemWith } from './compose.ts';
import type { DraftStore } from './draft-store.ts';
import { ElementList } from './element-list.tsx';
import { ElementPanel } from './element-panel.tsx';
import { GuidePreview } from './guide-preview.tsx';
import { ConflictsNotice, ElsewhereNotice, StateNotice } from './notices.tsx';
import { OriginPane } from './origin-pane.tsx';
import { History } from './publish/history.tsx';
import { PublishPanel } from './publish/publish-panel.tsx';
import { SaveBar } from './save-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useDraft, useWorkbench } from './use-workbench.ts';
import { fieldContext, workbenchWords } from './words.ts';

export interface WorkbenchProps {
  itemKey: string;
  tenant: string;
  /** By role: the body that citizens of this tenant see in the guide; not part of the item. */
  registers: Record<string, DepartmentRegister>;
  /** The portal's style sheet, for the preview of the guide. */
  stylesheet: string;
  /** The guide that is in force now, in the portal; absent before the item is first published. */
  guideUrl: string | undefined;
  language: Language;
}

export type WorkbenchTab = 'edit' | 'publish' | 'history';
const tabs: readonly WorkbenchTab[] = ['edit', 'publish', 'history'];

/** The workbench of one item for one tenant: edit, review and publish, history. */
export function ItemConfiguration(props: WorkbenchProps) {
  const m = messagesIn(props.language);
  const loaded = useWorkbench({ ...props, m });
  if (loaded.kind === 'loading') return <Skeleton m={m} />;
  if (loaded.kind === 'failed')
    return (
      <>
        <FailureNotice error={loaded.error} m={m} />
        <button type="button" className="bo-button" onClick={loaded.retry}>
          {m.workbench.retry}
        </button>
      </>
    );
  return <Ready key={`${props.tenant}|${props.itemKey}`} {...props} {...loaded} m={m} />;
}

type ReadyProps = WorkbenchProps & {
  store: DraftStore;
  api: ConfigurationApi;
  reload: () => Promise<void>;
  m: Messages;
};

function Ready(props: ReadyProps) {
  const { store, api, reload, itemKey, guideUrl, language, m } = props;
  const draft = useDraft(store);
  const { view } = draft;
  const [tab, setTab] = useTab();
  const [element, setElement] = useState<ElementKey>(firstElement);
  const [isUnsaved, setUnsaved] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const item = useMemo(
    () =>
      itemWith({ item: view.item, inherited: view.inherited, layer: draft.layer, touched: draft.touched }),
    [view, draft.layer, draft.touched],
  );
  const w = useMemo(() => workbenchWords(view, { item, language }), [view, item, language]);
  useLeaveGuard(draft.save !== 'saved' || isUnsaved, m.workbench.leave);
  useShortcuts({ store, search });
  const acts = { view, api, reload, flush: store.flush, w, language, m };

  return (
    <>
      <header className="bo-head">
        <h1>{item.name[language] ?? item.name.zh}</h1>
        <p className="bo-hint">{view.tenant.name}</p>
        {guideUrl && (
          <a className="bo-link bo-head-link" href={guideUrl} target="_blank" rel="noreferrer">
            {m.item.guide}
          </a>
        )}
      </header>
      <div className="bo-bar">
        <div className="bo-tabs" role="tablist" aria-label={m.workbench.tabsLabel}>
          {tabs.map((key) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`tab-${key}`}
              className="bo-tab"
              aria-selected={tab === key}
              aria-controls="workbench-panel"
              onClick={() => setTab(key)}
            >
              {m.workbench.tabs[key]}
              {key === 'publish' && view.draft?.state === 'submitted' && (
                <span className="bo-mark bo-mark-attention">{m.workbench.draftStates.submitted}</span>
              )}
            </button>
          ))}
        </div>
        <SaveBar draft={draft} store={store} m={m} />
      </div>
      {(tab !== 'publish' || view.draft?.state === 'returned') && (
        <StateNotice view={view} onReview={() => setTab('publish')} m={m} />
      )}
      <ElsewhereNotice draft={draft} store={store} w={w} m={m} />
      <ConflictsNotice view={view} m={m} />
      <div role="tabpanel" id="workbench-panel" aria-labelledby={`tab-${tab}`}>
        {tab === 'edit' && (
          <EditTab
            {...props}
            {...{ item, w, search, element }}
            onElement={setElement}
            onUnsaved={setUnsaved}
          />
        )}
        {tab === 'publish' && (
          <PublishPanel
            {...acts}
            isDirty={draft.save !== 'saved' || isUnsaved}
            latestRevision={() => store.getState().view.draft?.revision}
            onElement={(key) => {
              setElement(key);
              setTab('edit');
            }}
          />
        )}
        {tab === 'history' && (
          <History
            {...acts}
            itemKey={itemKey}
            onRestored={(next) => {
              store.replace(next);
              setTab('edit');
            }}
          />
        )}
      </div>
    </>
  );
}

type EditTabProps = ReadyProps & {
  item: ReturnType<typeof itemWith>;
  w: ReturnType<typeof workbenchWords>;
  search: React.RefObject<HTMLInputElement | null>;
  element: ElementKey;
  onElement: (element: ElementKey) => void;
  onUnsaved: (isUnsaved: boolean) => void;
};

function EditTab({
  store,
  api,
  reload,
  registers,
  stylesheet,
  item,
  w,
  search,
  onUnsaved,
  ...rest
}: EditTabProps) {
  const { language, m, itemKey, element, onElement } = rest;
  const draft = useDraft(store);
  const { view } = draft;
  const [row, setRow] = useState<string>();
  const [side, setSide] = useState<'origin' | 'guide'>('origin');
  const context = useMemo(() => fieldContext(view, { item, w }), [view, item, w]);
  const choose = (key: string) => {
    if (!isElementKey(key)) return;
    onElement(key);
    setRow(undefined);
  };
  return (
    <div className={`bo-wb${side === 'guide' ? ' bo-wb-with-guide' : ''}`}>
      <ElementList
        states={view.states}
        chosen={element}
        onChoose={choose}
        search={search}
        language={language}
        m={m}
      />
      <ElementPanel
        key={element}
        {...{ view, draft, element, context, language, m, onUnsaved }}
        chosenRow={row}
        onRow={setRow}
        onEdit={store.edit}
        onRequest={async (request) => {
          await api.request(itemKey, request);
          await store.flush();
          await reload();
        }}
        onDismissRefusal={() => store.dismiss('refused')}
      />
      <div className="bo-card bo-item-origin">
        {/* biome-ignore lint/a11y/useSemanticElements: two buttons that choose what stands beside the editor */}
        <div className="bo-tabs bo-tabs-small" role="group" aria-label={m.workbench.side.label}>
          {(['origin', 'guide'] as const).map((key) => (
            <button
              key={key}
              type="button"
              className="bo-tab"
              aria-pressed={side === key}
              onClick={() => setSide(key)}
            >
              {m.workbench.side[key]}
            </button>
          ))}
        </div>
        {side === 'origin' ? (
          <OriginPane
            {...{ view, draft, element, row, w, language, m }}
            onWhole={() => setRow(undefined)}
            onEdit={store.edit}
          />
        ) : (
          <GuidePreview
            {...{ view, item, stylesheet, language, m }}
            register={registers[item.departmentRole] ?? nobody}
          />
        )}
      </div>
    </div>
  );
}

/** Nobody is registered for the role: the guide shows 待补 where the body would stand. */
const nobody: DepartmentRegister = { body: { name: '待补', demo: false }, servicePoints: [] };

/** The element named in the address (`?element=`), as links of the inbox do; else the first. */
function firstElement(): ElementKey {
  const asked = new URLSearchParams(window.location.search).get('element') ?? '';
  return isElementKey(asked) ? asked : (elementKeys[0] as ElementKey);
}

/** The tab stands in the address, so that a link leads to it and the way back works. */
function useTab(): [WorkbenchTab, (tab: WorkbenchTab) => void] {
  const read = () => tabs.find((one) => `#${one}` === window.location.hash) ?? 'edit';
  const [tab, setTab] = useState<WorkbenchTab>(read);
  useEffect(() => {
    const onChange = () => setTab(tabs.find((one) => `#${one}` === window.location.hash) ?? 'edit');
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return [
    tab,
    (next) => {
      setTab(next);
      window.history.replaceState(window.history.state, '', `#${next}`);
    },
  ];
}

/** What the page will look like, while it is read. */
function Skeleton({ m }: { m: Messages }) {
  return (
    <div className="bo-wb bo-wb-skeleton" aria-busy="true">
      <p className="bo-unseen" role="status">
        {m.workbench.loading}
      </p>
      {['list', 'panel', 'side'].map((part) => (
        <div key={part} className="bo-card">
          {[80, 60, 90, 50, 70].map((width) => (
            <span key={width} className="bo-wb-bone" style={{ inlineSize: `${width}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}
