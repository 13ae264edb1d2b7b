'use client';
import type { Language } from '@banshi/core/errors';
import type { LayerEdit, Provenance } from '@banshi/core/inheritance';
import {
  type ElementKey,
  elements,
  type HandlingItem,
  isSameJson,
  isStricter,
  type Policy,
  policies,
} from '@banshi/core/items';
import type { Workbench } from '../../operations/configuration/types.ts';
import type { OriginView } from '../items/element-view.ts';
import { Origin } from '../items/origin.tsx';
import { rowView, valueView } from '../items/texts.ts';
import type { Wording } from '../items/wording.ts';
import { minuteOf } from '../office/format.ts';
import type { Messages } from '../office/messages/index.ts';
import type { DraftState } from './draft-store.ts';
import { isList } from './layer-edits.ts';

export interface OriginPaneProps {
  view: Workbench;
  draft: DraftState;
  element: ElementKey;
  row: string | undefined;
  onWhole: () => void;
  onEdit: (edits: LayerEdit[]) => void;
  w: Wording;
  language: Language;
  m: Messages;
}

/** Where a value comes from, what it replaced, why it is locked, and what was asked about it. */
export function OriginPane(props: OriginPaneProps) {
  const { view, element, row, onWhole, w, m } = props;
  const place = row === undefined ? element : `${element}/${row}`;
  const found = view.provenance[place];
  const stand = found && standing(found, view, { element, row });
  const state = view.states[element];
  // The one by which the value stands, else the one that lets this level change it.
  const grant = found?.grant ?? (row === undefined ? state?.grant : state?.rows?.[row]?.grant);
  const rowOf = (view.item[element] as { key: string }[] | undefined)?.find?.(({ key }) => key === row);
  const shown = rowOf ? rowView(element, rowOf, w) : null;
  const name = shown?.kind === 'table' ? (shown.rows[0]?.cells[0] ?? '') : '';
  return (
    <section className="bo-wb-origin" aria-labelledby="origin-title" aria-live="polite">
      <h2 id="origin-title">{row && name ? m.item.originOfRow(name) : m.item.origin}</h2>
      {row !== undefined && (
        <button type="button" className="bo-link" onClick={onWhole}>
          {m.item.wholeList}
        </button>
      )}
      {row === undefined && isList(element) && <p className="bo-hint">{m.item.originHint}</p>}
      {stand ? (
        <Origin
          origin={{
            ...originView(stand.found, { element, row, w }),
            isDraft: stand.isDraft,
          }}
          m={m}
        />
      ) : (
        <p className="bo-soft">{m.item.noOrigin}</p>
      )}
      <WhyLocked {...props} place={place} found={found} />
      {grant && (
        <div className="bo-notice bo-notice-good">
          <p>{m.workbench.granted(grant.grantedBy.tenantName, grant.basis)}</p>
          <p className="bo-hint bo-figures">{m.workbench.between(grant.validFrom, grant.validUntil)}</p>
        </div>
      )}
      <PolicyField {...props} place={place} found={found} />
      <Requests {...props} />
    </section>
  );
}

/**
 * With a draft the server numbers all that this level says as its next release. What the draft leaves as it was
 * released has that release's number and date; the rest is marked as a draft.
 */
function standing(found: Provenance, view: Workbench, at: { element: ElementKey; row: string | undefined }) {
  if (found.owner.tenantPath !== view.owner.tenantPath) return { found, isDraft: false };
  const released = view.releases.find(({ state }) => state === 'inForce');
  const isAsReleased =
    released !== undefined && isSameJson(valueAt(view.item, at), valueAt(view.released, at));
  if (!isAsReleased) return { found, isDraft: view.draft !== null };
  const { number, effectiveFrom } = released;
  return { found: { ...found, release: number, effectiveFrom }, isDraft: false };
}

function valueAt(
  item: HandlingItem | null,
  { element, row }: { element: ElementKey; row: string | undefined },
): unknown {
  const value = item?.[element];
  if (row === undefined) return value;
  return (value as { key: string }[] | undefined)?.find(({ key }) => key === row);
}

const originView = (
  { owner, release, effectiveFrom, part, policy, replaced }: Provenance,
  { element, row, w }: { element: ElementKey; row: string | undefined; w: Wording },
): OriginView => ({
  owner: owner.tenantName,
  release,
  effectiveFrom,
  part,
  policy,
  replaced: replaced.flatMap((step) => {
    const value = row === undefined ? valueView(element, step.value, w) : rowView(element, step.value, w);
    return value ? [{ owner: step.owner.tenantName, release: step.release, value }] : [];
  }),
});

interface PlaceProps extends OriginPaneProps {
  place: string;
  found: Provenance | undefined;
}

function WhyLocked({ view, element, row, m }: PlaceProps) {
  const state = view.states[element];
  const canEdit = (row === undefined ? undefined : state?.rows?.[row]?.canEdit) ?? state?.canEdit;
  const policy = (row === undefined ? undefined : state?.rows?.[row]?.policy) ?? state?.policy;
  const grant = row === undefined ? state?.grant : state?.rows?.[row]?.grant;
  if (view.inherited === null || canEdit === 'free' || canEdit === undefined || !policy || grant) return null;
  const from =
    (row === undefined ? undefined : state?.rows?.[row]?.grantor?.tenantName) ??
    state?.grantor?.tenantName ??
    view.rootTenant.name;
  return (
    <details className="bo-wb-why" open>
      <summary>{canEdit === 'request' ? m.workbench.whyLocked : m.workbench.whyLimited}</summary>
      <p>{m.workbench.why[canEdit]?.(from)}</p>
      <p className="bo-hint">{m.workbench.whyPolicy(from, m.item.policies[policy] ?? policy)}</p>
    </details>
  );
}

/** What the levels below may do with the value: this level may tighten it, the root may say anything. */
function PolicyField({ view, draft, element, row, place, found, onEdit, m }: PlaceProps) {
  const { part } = elements[element];
  if (part === 'implementation' || !found) return null;
  const own = draft.layer.policies[place];
  const above = view.inherited === null ? elements[element].policy : policyAbove(view, element, row);
  const allowed = policies.filter(
    (policy) => view.inherited === null || policy === above || isStricter(policy, above),
  );
  if (allowed.length < 2) return null;
  return (
    <div className="bo-field">
      <label htmlFor="policy">{m.workbench.policy.label}</label>
      <p className="bo-hint" id="policy-hint">
        {view.inherited === null ? m.workbench.policy.rootHint : m.workbench.policy.hint}
      </p>
      <select
        id="policy"
        aria-describedby="policy-hint"
        value={own ?? ''}
        onChange={(event) =>
          onEdit([{ op: 'policy', target: place, policy: (event.target.value || null) as Policy | null }])
        }
      >
        <option value="">{m.workbench.policy.asAbove(m.item.policies[above] ?? above)}</option>
        {allowed
          .filter((policy) => policy !== above || policy === own)
          .map((policy) => (
            <option key={policy} value={policy}>
              {m.item.policies[policy]}
            </option>
          ))}
      </select>
    </div>
  );
}

const policyAbove = (view: Workbench, element: ElementKey, row: string | undefined): Policy => {
  const state = view.states[element];
  return (row === undefined ? undefined : state?.rows?.[row]?.policy) ?? state?.policy ?? 'locked';
};

/** What has been asked about this element, by this level and of it. */
function Requests({ view, element, m }: OriginPaneProps) {
  const requests = view.requests.filter((request) => request.element === element);
  if (requests.length === 0) return null;
  return (
    <section className="bo-section">
      <h3>{m.workbench.request.list}</h3>
      <ul className="bo-wb-requests">
        {requests.map((request) => (
          <li key={request.requestKey}>
            <p>
              <span className={`bo-mark ${request.state === 'open' ? 'bo-mark-attention' : ''}`}>
                {m.workbench.request.states[request.state]}
              </span>{' '}
              {m.workbench.request.fromTo(request.from.name, request.to.name)}
            </p>
            <p className="bo-hint">
              {minuteOf(request.requestedAt)} {request.reason}（{request.legalBasis}）
            </p>
            {request.comment && <p className="bo-hint">{m.workbench.request.answered(request.comment)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
