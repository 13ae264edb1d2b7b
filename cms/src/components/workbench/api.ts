import type { LayerEdit } from '@banshi/core/inheritance';
import type {
  ConfiguredItems,
  ImpactView,
  InboxTask,
  ReleaseDiff,
  Workbench,
} from '../../operations/configuration/types.ts';
import type { ImportReport } from '../../operations/item-import/index.ts';
import type { Messages } from '../office/messages/index.ts';
import { officeCall } from '../office/office-api.ts';

export interface Submission {
  /** Null = the day on which it is approved. */
  effectiveFrom: string | null;
  isUrgent: boolean;
  transition: 'keep' | 'applicantChooses' | 'mustMove';
  transitionBasis: string;
  summary: string;
}

export interface WantedChange {
  element: string;
  row?: string;
  wanted: LayerEdit;
  reason: string;
  legalBasis: string;
}

export interface Decision {
  decision: 'grant' | 'adopt' | 'refuse';
  comment: string;
  validFrom?: string;
  validUntil?: string;
}

export interface Adoption {
  departmentKey: string;
  itemKeys: string[];
  servicePoints: string[];
}

export interface NewItem {
  key: string;
  name: string;
  departmentRole: string;
  handlingType: string;
  base?: string;
}

/** What became of one of many: `skipped` with the reason in `message`. */
export interface BulkOutcome {
  itemKey: string;
  state: 'submitted' | 'published' | 'skipped';
  message?: string;
}

const post = (body: unknown = {}) => ({ method: 'POST', body }) as const;

/** The configuration routes for one tenant. Every call rejects with `OfficeError` only. */
export function configurationApi({ tenant, m }: { tenant: string; m: Messages }) {
  const failure = { ...m.failure, changed: m.workbench.saving.changedMeanwhile };
  const query = `?tenant=${encodeURIComponent(tenant)}`;
  const call = <T>(path: string, options: { method?: 'GET' | 'POST'; body?: unknown } = {}) =>
    officeCall<T>(`/configuration${path}`, { ...options, failure });
  const itemPath = (itemKey: string, rest = '') => `/items/${encodeURIComponent(itemKey)}${rest}${query}`;
  return {
    items: () => call<ConfiguredItems>(`/items${query}`),
    workbench: (itemKey: string) => call<Workbench>(itemPath(itemKey)),
    saveDraft: (itemKey: string, body: { revision: number | null; edits: LayerEdit[] }) =>
      call<Workbench>(itemPath(itemKey, '/draft'), post(body)),
    discard: (itemKey: string) => call<unknown>(itemPath(itemKey, '/discard'), post()),
    submit: (itemKey: string, body: Submission & { revision?: number }) =>
      call<unknown>(itemPath(itemKey, '/submit'), post(body)),
    giveBack: (itemKey: string, body: { comment: string }) =>
      call<unknown>(itemPath(itemKey, '/return'), post(body)),
    publish: (itemKey: string, revision: number) =>
      call<unknown>(itemPath(itemKey, '/publish'), post({ revision })),
    withdraw: (itemKey: string, number: number, reason: string) =>
      call<unknown>(itemPath(itemKey, `/releases/${number}/withdraw`), post({ reason })),
    restore: (itemKey: string, number: number) =>
      call<Workbench>(itemPath(itemKey, `/releases/${number}/restore`), post()),
    diff: (itemKey: string, number: number) =>
      call<ReleaseDiff>(itemPath(itemKey, `/releases/${number}/diff`)),
    startImpact: (itemKey: string) =>
      call<{ reportKey: string }>(`/impact${query}`, post({ itemKey, tenant })),
    impact: (reportKey: string) => call<ImpactView>(`/impact/${encodeURIComponent(reportKey)}${query}`),
    impactFile: (reportKey: string) =>
      `/office-api/configuration/impact/${encodeURIComponent(reportKey)}/export.csv${query}`,
    adopt: (body: Adoption) => call<{ drafts: BulkOutcome[] }>(`/adopt${query}`, post({ tenant, ...body })),
    approve: (itemKeys: string[]) =>
      call<{ releases: BulkOutcome[] }>(`/approve${query}`, post({ tenant, itemKeys })),
    createItem: (body: NewItem) => call<Workbench>(`/items${query}`, post({ tenant, ...body })),
    request: (itemKey: string, body: WantedChange) =>
      call<unknown>(itemPath(itemKey, '/requests'), post(body)),
    decide: (requestKey: string, body: Decision) =>
      call<unknown>(`/requests/${encodeURIComponent(requestKey)}/decide${query}`, post(body)),
    /** Address of an empty sheet to fill in. */
    sheetTemplate: '/office-api/configuration/item-template.xlsx',
    importSheets: (files: readonly File[]) => {
      const form = new FormData();
      for (const file of files) form.append('files', file);
      return call<ImportReport>(`/import${query}`, post(form));
    },
    inbox: () => call<{ tasks: InboxTask[] }>(`/inbox${query}`),
    settle: (taskKey: string, choice: 'keepAbove' | 'keepOwn' | 'done') =>
      call<unknown>(`/inbox/${encodeURIComponent(taskKey)}${query}`, post({ choice })),
  };
}

export type ConfigurationApi = ReturnType<typeof configurationApi>;
