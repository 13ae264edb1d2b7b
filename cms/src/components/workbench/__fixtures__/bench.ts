import { isBanshiError } from '@banshi/core/errors';
import {
  type ChainLink,
  editLayerBy,
  elementStates,
  type Grant,
  type Layer,
  type LayerEdit,
  type LayerOwner,
  resolveItem,
} from '@banshi/core/inheritance';
import { publishChecks } from '@banshi/core/publishing';
import type { Workbench } from '../../../operations/configuration/types.ts';

export const province: LayerOwner = {
  tenantCode: '530000000000',
  tenantName: '云南省',
  tenantPath: '/53/',
  level: 'province',
};
export const county: LayerOwner = {
  tenantCode: '532531000000',
  tenantName: '绿春县',
  tenantPath: '/53/5325/532531/',
  level: 'county',
};
const today = '2026-11-23';

const emptyLayer: Layer = {
  v: 1,
  itemKey: 'logging-permit',
  standard: {},
  implementation: {},
  policies: {},
};

/** A cutting permit as the province sets it: small enough to be read in a test. */
export const provincialLayer: Layer = {
  ...emptyLayer,
  standard: {
    name: { set: { zh: '林木采伐许可' } },
    itemType: { set: '01' },
    departmentRole: { set: 'forestry' },
    serviceObjects: { set: ['naturalPerson'] },
    handlingType: { set: 'promised' },
    promisedLimit: { set: { days: 15, unit: 'workingDay' } },
    channels: { set: ['window'] },
    legalBasis: { add: [{ key: 'forest-law', statute: '森林法', article: '第五十六条' }] },
    conditions: { add: [] },
    situations: {
      add: [
        {
          key: 'place',
          variable: 'place',
          origin: 'asked',
          question: { zh: '林木在哪里？' },
          label: { zh: '林木所在地' },
          type: 'division',
        },
      ],
    },
    eligibility: { add: [] },
    materials: {
      add: [
        { key: 'application', name: { zh: '采伐申请表' }, form: 'original', copies: 1, source: 'applicant' },
        { key: 'title', name: { zh: '林权证' }, form: 'copy', copies: 2, source: 'government' },
      ],
    },
    form: {
      set: {
        v: 1,
        key: 'form',
        title: { zh: '申请表' },
        engine: 'rjsf',
        pages: [
          {
            key: 'trees',
            title: { zh: '林木' },
            sections: [
              {
                key: 'trees',
                title: { zh: '林木' },
                fields: [
                  { key: 'volume', type: 'decimal', label: { zh: '采伐蓄积' } },
                  {
                    key: 'species',
                    type: 'choice',
                    label: { zh: '树种' },
                    options: [
                      { value: 'fir', label: { zh: '杉木' } },
                      { value: 'pine', label: { zh: '松木' } },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    },
    process: { add: [{ key: 'review', name: { zh: '审查' }, stage: 'review', days: 5 }] },
    results: { add: [{ key: 'permit', name: { zh: '采伐许可证' }, kind: 'document' }] },
    parameters: { add: [] },
    assignments: {
      add: [
        {
          key: 'county',
          place: 'situation.place',
          level: 'county',
          departmentRole: 'forestry',
          delegable: ['township'],
        },
      ],
    },
    faqs: { add: [{ key: 'how-long', question: { zh: '要多久？' }, answer: { zh: '十五个工作日。' } }] },
  } as Layer['standard'],
};

export interface BenchInput {
  /** The county's own layer. */
  layer?: Layer;
  revision?: number | null;
  grants?: Grant[];
  draft?: Partial<NonNullable<Workbench['draft']>>;
  rest?: Partial<Workbench>;
}

/** What the server would answer for the county: made by the same functions of the core. */
export function benchFixture({
  layer = emptyLayer,
  revision = null,
  grants = [],
  draft,
  rest,
}: BenchInput = {}): Workbench {
  const root: ChainLink = {
    owner: province,
    release: 1,
    effectiveFrom: '2026-01-01',
    layer: provincialLayer,
  };
  const own: ChainLink = { owner: county, release: 1, effectiveFrom: today, layer };
  const options = { tenantPath: county.tenantPath, grants };
  const inherited = resolveItem([root], today, options);
  const resolution = resolveItem([root, own], today, options);
  return {
    tenant: { tenantCode: county.tenantCode, name: '绿春县', level: 'county', ownerPath: county.tenantPath },
    itemKey: 'logging-permit',
    rootTenant: { tenantCode: province.tenantCode, name: '云南省' },
    today,
    item: resolution.item,
    released: inherited.item,
    inherited: inherited.item,
    provenance: resolution.provenance,
    states: elementStates({ resolution, inherited, layer, owner: county, at: today, grants }),
    violations: resolution.violations,
    missing: resolution.missing,
    findings: publishChecks(resolution.item),
    layer,
    owner: county,
    draft:
      revision === null
        ? null
        : {
            revision,
            state: 'editing',
            baseNumber: 0,
            effectiveFrom: null,
            isUrgent: false,
            transition: null,
            transitionBasis: null,
            summary: null,
            editedBy: { id: 'u1', name: '绿春管理员' },
            editedAt: '2026-11-23T02:00:00.000Z',
            submittedBy: null,
            submittedAt: null,
            reviewComment: null,
            conflicts: [],
            canReview: false,
            ...draft,
          },
    releases: [],
    requests: [],
    grants,
    servicePoints: [{ key: 'hall', name: '政务大厅', phone: null, departmentKey: 'forestry' }],
    departments: [
      { key: 'forestry', name: '绿春县林业和草原局（演示）', role: 'forestry' },
      { key: 'town', name: '乡镇人民政府', role: 'township-government' },
    ],
    testers: [{ id: 'u2', name: '绿春管理员二' }],
    ...rest,
  };
}

type Answer = { status?: number; body: unknown };

/**
 * A server for one draft, over the core's own functions: saves edits, refuses what would be illegal and revisions that
 * are stale, as the real one does.
 */
export function draftServer(start: BenchInput = {}) {
  let layer = start.layer ?? emptyLayer;
  let revision = start.revision ?? null;
  const bench = () => benchFixture({ ...start, layer, revision });
  return {
    bench,
    layer: () => layer,
    /** Somebody else saves meanwhile. */
    saveElsewhere(edits: LayerEdit[]) {
      layer = editLayerBy(layer, edits);
      revision = (revision ?? 0) + 1;
    },
    save({ revision: seen, edits }: { revision: number | null; edits: LayerEdit[] }): Answer {
      if (seen !== revision)
        return {
          status: 409,
          body: {
            error: {
              code: 'draft.changedElsewhere',
              message: '草稿已被修改',
              details: {
                editedBy: { id: 'u2', name: '李四' },
                editedAt: '2026-11-23T02:05:00.000Z',
                revision,
                theirs: layer,
                base: emptyLayer,
              },
            },
          },
        };
      try {
        const next = editLayerBy(layer, edits);
        const [problem] = benchFixture({ ...start, layer: next, revision }).violations;
        if (problem)
          return { status: 422, body: { error: { code: 'edit.refused', message: problem.message } } };
        layer = next;
      } catch (error) {
        if (!isBanshiError(error)) throw error;
        return { status: 422, body: { error: { code: error.code, message: error.personMessage } } };
      }
      revision = (revision ?? 0) + 1;
      return { body: bench() };
    },
  };
}
