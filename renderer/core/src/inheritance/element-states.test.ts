import { describe, expect, it, test } from '@jest/globals';
import type { ElementKey } from '../items/index.ts';
import { rootOfAll } from './__fixtures__/arbitraries.ts';
import { emptyLayer, link, owner } from './__fixtures__/chains.ts';
import { type Conflict, elementStates, type Grant, type Layer, resolveItem } from './index.ts';

const at = '2026-06-01';
const root = link(0, rootOfAll);
const photo = { key: 'photo', name: { zh: '照片' }, form: 'copy', copies: 1, source: 'applicant' };
const prefecture = emptyLayer({
  standard: { promisedLimit: { set: { days: 10, unit: 'workingDay' } } },
  policies: { faqs: 'locked', materials: 'locked', 'materials/plan': 'locked' },
});

interface Case {
  layer?: Partial<Layer>;
  above?: Layer[];
  depth?: number;
  grants?: Grant[];
  conflicts?: Conflict[];
}

function statesOf({ layer = {}, above = [], depth = above.length + 1, grants = [], conflicts = [] }: Case) {
  const links = [root, ...above.map((entry, index) => link(index + 1, entry))];
  const own = emptyLayer(layer);
  const by = owner(depth);
  const options = { tenantPath: by.tenantPath, grants };
  return elementStates({
    resolution: resolveItem([...links, link(depth, own)], at, options),
    inherited: resolveItem(links, at, options),
    layer: own,
    owner: by,
    at,
    grants,
    conflicts,
  });
}
const grantOf = (part: Partial<Grant> = {}): Grant => ({
  v: 1,
  grantKey: 'g',
  itemKey: rootOfAll.itemKey,
  element: 'materials',
  recipientPath: owner(1).tenantPath,
  grantedBy: owner(0),
  basis: '批复',
  validFrom: '2026-01-01',
  ...part,
});

describe('an element', () => {
  const states = statesOf({});

  test.each<[ElementKey, object]>([
    ['name', { state: 'locked', from: owner(0), policy: 'locked', canEdit: 'request', grantor: owner(0) }],
    ['promisedLimit', { state: 'inherited', from: owner(0), policy: 'tighten', canEdit: 'tighten' }],
    ['keywords', { state: 'inherited', policy: 'extend', canEdit: 'extend' }],
    [
      'materials',
      { state: 'inherited', policy: 'tighten', canEdit: 'tighten', canAdd: false, grantor: owner(0) },
    ],
    ['faqs', { state: 'inherited', policy: 'free', canEdit: 'free', canAdd: true }],
    ['conditions', { state: 'locked', canEdit: 'request', canAdd: false }],
    ['catalogueCode', { state: 'missing', policy: 'locked', canEdit: 'request', grantor: owner(0) }],
    ['onlineDepth', { state: 'missing', policy: 'tighten', canEdit: 'free' }],
    ['enquiryPhone', { state: 'missing', policy: 'free', canEdit: 'free' }],
    ['intakeWindows', { state: 'inherited', canEdit: 'free' }],
  ])('%s that only comes from above', (key, expected) => {
    expect(states[key]).toMatchObject(expected);
  });

  it('that is free has nobody to ask, one that is absent has no origin', () => {
    expect(states.faqs).not.toHaveProperty('grantor');
    expect(states.catalogueCode).not.toHaveProperty('from');
  });

  it('of one’s own, overridden, or illegal', () => {
    const layer: Partial<Layer> = {
      standard: {
        promisedLimit: { set: { days: 9, unit: 'workingDay' } },
        name: { set: { zh: '别名' } },
        onlineDepth: { set: ['1'] },
      },
      implementation: { enquiryPhone: { set: '0886' }, onlineDepth: { set: ['1', '2'] } },
    };
    const found = statesOf({ layer });
    expect(found.promisedLimit).toMatchObject({ state: 'overridden', from: owner(1) });
    expect(found.enquiryPhone).toMatchObject({ state: 'own', from: owner(1) });
    expect(found.onlineDepth).toMatchObject({ state: 'own', from: owner(1) });
    expect(found.name).toMatchObject({
      state: 'illegal',
      from: owner(0),
      problems: [{ code: 'policy.locked' }],
    });
  });

  it('waits for a choice where there is a conflict', () => {
    const conflict: Conflict = {
      code: 'row.bothChanged',
      part: 'standard',
      element: 'materials',
      row: 'plan',
      base: {},
      above: {},
      own: {},
      message: '',
      keepOwn: null,
    };
    const { materials, faqs } = statesOf({ conflicts: [conflict] });
    expect(materials.state).toBe('conflict');
    expect(materials.rows?.plan?.state).toBe('conflict');
    expect(materials.rows?.application?.state).toBe('inherited');
    expect(faqs.state).toBe('inherited');
  });

  it('names whom to ask: whoever made it so strict', () => {
    const found = statesOf({ above: [prefecture] });
    expect(found.faqs).toMatchObject({
      state: 'locked',
      from: owner(0),
      canEdit: 'request',
      grantor: owner(1),
    });
    expect(found.promisedLimit).toMatchObject({ from: owner(1), canEdit: 'tighten', grantor: owner(0) });
    expect(found.materials.rows?.plan).toMatchObject({ canEdit: 'request', grantor: owner(1) });
  });

  it('is not theirs to grant who only say again what binds them', () => {
    const again = emptyLayer({
      policies: { name: 'locked', materials: 'tighten', 'materials/plan': 'tighten' },
    });
    const { name, materials } = statesOf({ above: [again] });
    expect([name.grantor, materials.grantor, materials.rows?.plan?.grantor]).toEqual([
      owner(0),
      owner(0),
      owner(0),
    ]);
  });

  it('is measured by what stands above, not by one’s own policies for those below', () => {
    const { promisedLimit } = statesOf({ layer: { policies: { promisedLimit: 'locked' } } });
    expect(promisedLimit).toMatchObject({ policy: 'tighten', canEdit: 'tighten' });
  });

  it('may be extended or changed by a grant in force', () => {
    const { materials } = statesOf({ grants: [grantOf()] });
    expect(materials).toMatchObject({ canAdd: true, canEdit: 'tighten', grant: grantOf() });
    const scalar = grantOf({ element: 'name' });
    expect(statesOf({ grants: [scalar] }).name).toMatchObject({
      state: 'inherited',
      canEdit: 'free',
      grant: scalar,
    });
    const over = statesOf({ grants: [grantOf({ validUntil: '2026-05-31' })] });
    expect(over.materials).toMatchObject({ canAdd: false });
    expect(over.materials).not.toHaveProperty('grant');
    const conditions = grantOf({ element: 'conditions' });
    expect(statesOf({ grants: [conditions] }).conditions).toMatchObject({ canEdit: 'extend', canAdd: true });
  });

  it('of the root is the root’s', () => {
    const resolution = resolveItem([root], at);
    const states = elementStates({ resolution, inherited: null, layer: rootOfAll, owner: owner(0), at });
    expect(states.name).toMatchObject({ state: 'own', policy: 'locked', canEdit: 'owner' });
    expect(states.name).not.toHaveProperty('grantor');
    expect(states.materials.rows?.plan).toMatchObject({ state: 'own', canEdit: 'owner' });
    expect(states.catalogueCode).toMatchObject({ state: 'missing', canEdit: 'owner' });
  });
});

describe('a row', () => {
  it('changed, added or removed here', () => {
    const { materials, faqs } = statesOf({
      layer: {
        standard: {
          materials: { change: { plan: { copies: 1 } } },
          faqs: { add: [{ key: 'own', question: { zh: '问' }, answer: { zh: '答' } }], remove: ['how-long'] },
        },
      },
    });
    expect(materials).toMatchObject({ state: 'overridden', from: owner(1) });
    expect(materials.rows).toMatchObject({
      application: { state: 'inherited', from: owner(0), canEdit: 'tighten' },
      plan: { state: 'overridden', from: owner(1), canEdit: 'tighten' },
    });
    expect(faqs.rows?.own).toMatchObject({ state: 'own', canEdit: 'owner' });
    expect(faqs.rows?.['how-long']).toMatchObject({ state: 'overridden', isRemoved: true, from: owner(0) });
    expect(Object.keys(faqs.rows ?? {})).toEqual(['own', 'how-long']);
  });

  it('that does not count is illegal where it is there to show', () => {
    const { materials } = statesOf({
      layer: { standard: { materials: { change: { plan: { copies: 9 } }, add: [photo] } } },
    });
    expect(materials.state).toBe('illegal');
    expect(materials.problems?.map(({ code }) => code)).toEqual(['policy.notTighter', 'policy.added']);
    expect(materials.rows?.plan).toMatchObject({ state: 'illegal', from: owner(0) });
    expect(materials.rows?.application?.state).toBe('inherited');
  });

  it('with columns of one’s own level may be changed in these', () => {
    const columns = ['value', 'basis', 'validFrom', 'validUntil'];
    const county = statesOf({ depth: 2 });
    expect(county.parameters.rows?.floor).toMatchObject({ canEdit: 'owner', columns });
    expect(county.parameters.rows?.ceiling).toMatchObject({ state: 'locked', canEdit: 'request' });
    expect(county.assignments.rows?.county).toMatchObject({ canEdit: 'owner', columns: ['delegations'] });
    expect(statesOf({ depth: 1 }).assignments.rows?.county).toMatchObject({ canEdit: 'request' });
  });

  it('that is statutory keeps what only its maker may loosen', () => {
    const free = emptyLayer();
    const links = [link(0, { ...rootOfAll, policies: { materials: 'free' } })];
    const { materials } = elementStates({
      resolution: resolveItem([...links, link(1, free)], at),
      inherited: resolveItem(links, at),
      layer: free,
      owner: owner(1),
      at,
    });
    expect(materials.rows?.application).toMatchObject({
      canEdit: 'free',
      exceptColumns: ['necessity', 'applies', 'deferrable', 'commitment'],
      grantor: owner(0),
    });
    expect(materials.rows?.plan).not.toHaveProperty('exceptColumns');
  });

  it('with a grant of its own is free', () => {
    const grant = grantOf({ row: 'plan' });
    const { materials } = statesOf({ grants: [grant] });
    expect(materials.rows?.plan).toMatchObject({ canEdit: 'free', grant });
    expect(materials.rows?.application).toMatchObject({ canEdit: 'tighten' });
  });
});
