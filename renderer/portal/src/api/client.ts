import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';
import { errorFromResponse, type FailureMessages, offlineError } from './errors.ts';
import type {
  Answers,
  ApplicantInput,
  CaseDetail,
  CaseSummary,
  Citizen,
  Division,
  Draft,
  DraftFile,
  DraftPatch,
  DraftSummary,
  LicenceCard,
  LoginInput,
  RegisterInput,
  Session,
  Submitted,
  Where,
} from './types.ts';
import { type UploadHandlers, uploadFile } from './upload.ts';

export interface StartInput {
  tenantCode: string;
  itemKey: string;
  answers: Answers;
}

/** Every call of the site to its server; each rejects with an `ApiError` only. */
export interface Api {
  session(): Promise<Session>;
  register(input: RegisterInput): Promise<Citizen>;
  login(input: LoginInput): Promise<Citizen>;
  logout(): Promise<void>;
  divisions(parent?: string): Promise<Division[]>;
  where(input: StartInput): Promise<Where>;
  createDraft(input: StartInput & { applicant?: ApplicantInput }): Promise<Draft>;
  drafts(): Promise<DraftSummary[]>;
  draft(id: string): Promise<Draft>;
  saveDraft(id: string, revision: number, patch: DraftPatch): Promise<Draft>;
  deleteDraft(id: string): Promise<void>;
  uploadDraftFile(input: UploadInput): Promise<DraftFile>;
  deleteDraftFile(draftId: string, fileId: string): Promise<void>;
  submitDraft(id: string, revision: number): Promise<Submitted>;
  cases(): Promise<CaseSummary[]>;
  case(caseNumber: string): Promise<CaseDetail>;
  startCorrection(caseNumber: string): Promise<Draft>;
  withdraw(caseNumber: string, reason: string): Promise<void>;
  licences(): Promise<LicenceCard[]>;
}

export interface UploadInput extends UploadHandlers {
  draftId: string;
  materialKey: string;
  file: File;
}

/** Tells a request of ours from a forged form: no other site may add a header of its own choice. */
const OWN_HEADER = { 'x-banshi': '1' };

const segment = encodeURIComponent;

/** Answers of a POST that creates or signs in come wrapped; the unwrapping stands in one place. */
interface Wrapped {
  citizen: Citizen;
  divisions: Division[];
  drafts: DraftSummary[];
  cases: CaseSummary[];
  licences: LicenceCard[];
}

export function createApi(apiBase: string, language: Language = 'zh'): Api {
  const t = translator(language);
  const messages: FailureMessages = { offline: t('api.offline'), unexpected: t('api.unexpected') };

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const unsafe = method !== 'GET';
    const response = await fetch(`${apiBase}${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(unsafe ? OWN_HEADER : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    }).catch((cause: unknown) => {
      throw offlineError(messages, cause);
    });
    const answer: unknown =
      response.status === 204 ? undefined : await response.json().catch(() => undefined);
    if (!response.ok) throw errorFromResponse(response.status, answer, messages);
    return answer as T;
  }

  const get = <T>(path: string) => call<T>('GET', path);
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);
  const draftPath = (id: string) => `/drafts/${segment(id)}`;
  const casePath = (caseNumber: string) => `/cases/${segment(caseNumber)}`;

  return {
    session: () => get<Session>('/session'),
    register: async (input) => (await post<Wrapped>('/register', input)).citizen,
    login: async (input) => (await post<Wrapped>('/login', input)).citizen,
    logout: async () => void (await post('/logout')),
    divisions: async (parent) =>
      (await get<Wrapped>(`/divisions${parent ? `?parent=${segment(parent)}` : ''}`)).divisions,
    where: (input) => post<Where>('/where', input),
    createDraft: (input) => post<Draft>('/drafts', input),
    drafts: async () => (await get<Wrapped>('/drafts')).drafts,
    draft: (id) => get<Draft>(draftPath(id)),
    saveDraft: (id, revision, patch) => call<Draft>('PATCH', draftPath(id), { revision, ...patch }),
    deleteDraft: async (id) => void (await call('DELETE', draftPath(id))),
    uploadDraftFile: ({ draftId, materialKey, file, ...handlers }) =>
      uploadFile({
        url: `${apiBase}${draftPath(draftId)}/files?material=${segment(materialKey)}`,
        file,
        headers: OWN_HEADER,
        messages,
        ...handlers,
      }),
    deleteDraftFile: async (draftId, fileId) =>
      void (await call('DELETE', `${draftPath(draftId)}/files/${segment(fileId)}`)),
    submitDraft: (id, revision) => post<Submitted>(`${draftPath(id)}/submit`, { revision }),
    cases: async () => (await get<Wrapped>('/cases')).cases,
    case: (caseNumber) => get<CaseDetail>(casePath(caseNumber)),
    startCorrection: (caseNumber) => post<Draft>(`${casePath(caseNumber)}/correction`),
    withdraw: async (caseNumber, reason) => void (await post(`${casePath(caseNumber)}/withdraw`, { reason })),
    licences: async () => (await get<Wrapped>('/licences')).licences,
  };
}
