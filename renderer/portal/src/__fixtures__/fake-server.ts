import type {
  CaseDetail,
  Division,
  Draft,
  DraftFile,
  DraftPatch,
  HandledBy,
  Submitted,
} from '../api/types.ts';
import { freshDraft } from './fixtures.ts';

const divisions: Record<string, Division[]> = {
  '': [{ code: '530000000000', name: '云南省', hasChildren: true }],
  '530000000000': [{ code: '530100000000', name: '昆明市', hasChildren: true }],
  '530100000000': [
    { code: '530102000000', name: '五华区', hasChildren: true },
    { code: '530103000000', name: '盘龙区', hasChildren: true },
  ],
  '530102000000': [{ code: '530102001000', name: '华山街道', hasChildren: false }],
  '530103000000': [{ code: '530103001000', name: '拓东街道', hasChildren: false }],
};

const bodies: Record<string, HandledBy> = {
  '530102': {
    tenantCode: '530102000000',
    tenantName: '五华区',
    bodyName: '五华区市场监督管理局',
    differs: false,
  },
  '530103': {
    tenantCode: '530103000000',
    tenantName: '盘龙区',
    bodyName: '盘龙区市场监督管理局',
    differs: true,
  },
};

export interface Refusal {
  status: number;
  code: string;
  message: string;
  details?: unknown;
}

interface Answer {
  status: number;
  body: unknown;
}

/**
 * A server that behaves like the real one as far as the views can see it: it keeps one draft with its revision and
 * refuses what is stale. `refuse` answers the next request of a path with an error; `offline` answers nothing at all.
 */
export function fakeServer(draft: Draft = freshDraft()) {
  const server = {
    draft,
    offline: false,
    requests: [] as { method: string; path: string; body: unknown; headers: Headers }[],
    refusals: {} as Record<string, Refusal | undefined>,
    submitted: {
      caseNumber: '530102202611230001',
      submittedAt: '2026-11-23T06:05:00.000Z',
      acceptBy: { date: '2026-11-30', provisional: false },
      receiptUrl: '/files/receipt.pdf',
    } satisfies Submitted,
    case: undefined as CaseDetail | undefined,
    elsewhere(patch: DraftPatch): void {
      server.draft = { ...server.draft, ...patch, revision: server.draft.revision + 1 };
    },
    store(materialKey: string, file: File): DraftFile {
      const stored: DraftFile = {
        id: `f${server.draft.files.length + 10}`,
        materialKey,
        fileName: file.name,
        bytes: file.size,
        mimeType: file.type,
        sha256: 'x',
        url: `/files/${file.name}`,
      };
      server.draft = { ...server.draft, files: [...server.draft.files, stored] };
      return stored;
    },
  };

  function patchDraft(body: DraftPatch & { revision: number }): Answer {
    const { revision, ...patch } = body;
    if (revision !== server.draft.revision) {
      return refused({
        status: 409,
        code: 'draft.changedElsewhere',
        message: '草稿在别处改过',
        details: { draft: server.draft },
      });
    }
    server.draft = { ...server.draft, ...patch, revision: revision + 1 };
    return { status: 200, body: server.draft };
  }

  function answer(method: string, path: string, query: URLSearchParams, body: unknown): Answer {
    if (path === '/divisions')
      return { status: 200, body: { divisions: divisions[query.get('parent') ?? ''] ?? [] } };
    if (path === '/where') {
      const { answers } = body as { answers: { premises?: string } };
      const found = bodies[String(answers.premises).slice(0, 6)];
      return { status: 200, body: { ...found, serviceGuideUrl: `/${found?.tenantCode}/items/food-licence` } };
    }
    if (path === '/drafts' && method === 'POST') return { status: 201, body: server.draft };
    if (path === '/drafts/d1' && method === 'PATCH')
      return patchDraft(body as DraftPatch & { revision: number });
    if (path === '/drafts/d1/submit') return { status: 200, body: server.submitted };
    if (path.startsWith('/drafts/d1/files/')) {
      const id = path.split('/').at(-1);
      server.draft = { ...server.draft, files: server.draft.files.filter((file) => file.id !== id) };
      return { status: 204, body: undefined };
    }
    if (path.endsWith('/correction')) return { status: 201, body: { ...server.draft, id: 'd2' } };
    if (path.startsWith('/cases/') && method === 'GET') return { status: 200, body: server.case };
    return {
      status: 200,
      body: { cases: [], drafts: [], licences: [], citizen: { id: 'c1', name: '张三' } },
    };
  }

  const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://localhost');
    const path = url.pathname.replace(/^\/portal-api/, '');
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    server.requests.push({ method, path, body, headers: new Headers(init.headers) });
    if (server.offline) throw new TypeError('network');
    const refusal = server.refusals[`${method} ${path}`];
    server.refusals[`${method} ${path}`] = undefined;
    const { status, body: sent } = refusal ? refused(refusal) : answer(method, path, url.searchParams, body);
    return {
      ok: status < 400,
      status,
      json: async () => structuredClone(sent),
    } as Response;
  };

  return { server, fetch };
}

const refused = ({ status, ...error }: Refusal): Answer => ({ status, body: { error } });
