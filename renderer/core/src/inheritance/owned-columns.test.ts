import { describe, expect, it, test } from '@jest/globals';
import { emptyLayer, link, owner, rootLayer } from './__fixtures__/chains.ts';
import { type ChainLink, type Grant, type Layer, resolveItem } from './index.ts';

const at = '2026-06-01';
type Values = Record<string, unknown>;

const parameter = (part: Values = {}): Values => ({
  key: 'cubic-metres',
  name: 'cubicMetres',
  label: { zh: '山区限额' },
  value: 50,
  unit: '立方米',
  owningLevel: 'county',
  direction: 'any',
  ...part,
});
const assignment = (part: Values = {}): Values => ({
  key: 'small',
  place: 'form.premises',
  level: 'county',
  departmentRole: 'forestry',
  delegable: ['township'],
  ...part,
});
const delegation = (part: Values = {}): Values => ({
  key: 'township',
  to: 'township',
  powerSource: 'entrusted',
  departmentRole: 'township-government',
  document: '绿林委〔2026〕1号',
  validFrom: '2026-01-01',
  ...part,
});

const rootWith = (standard: Values, policies: Layer['policies'] = {}): ChainLink =>
  link(0, { ...rootLayer, standard: { ...rootLayer.standard, ...standard } as Layer['standard'], policies });
const setting = (columns: Values, element = 'parameters', key = 'cubic-metres'): Layer =>
  emptyLayer({ standard: { [element]: { change: { [key]: columns } } } } as Partial<Layer>);

describe('a parameter', () => {
  const chain = (columns: Values, { of = {}, depth = 2 } = {}): ChainLink[] => [
    rootWith({ parameters: { add: [parameter(of)] } }),
    link(depth, setting(columns)),
  ];
  const codes = (links: ChainLink[], grants: Grant[] = []) =>
    resolveItem(links, at, { grants }).violations.map(({ code, place }) => `${code} ${place}`);

  it('is set by a tenant of its level, though the list is locked', () => {
    const columns = {
      value: 60,
      basis: '泸政发〔2026〕1号',
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
    };
    const { item, provenance, violations } = resolveItem(chain(columns), at);
    expect(violations).toEqual([]);
    expect(item.parameters[0]).toMatchObject(columns);
    expect(provenance['parameters/cubic-metres']).toMatchObject({ owner: owner(2), policy: 'locked' });
  });

  test.each([1, 3, 4])('is not set by the level at depth %i', (depth) => {
    const links = chain({ value: 60 }, { depth });
    expect(codes(links)).toEqual([
      `parameter.notOwner ${owner(depth).tenantCode}@1/standard/parameters/cubic-metres/value`,
    ]);
    expect(resolveItem(links, at).item.parameters[0]?.value).toBe(50);
  });

  it('is not set by others even where the list is free', () => {
    const root = rootWith({ parameters: { add: [parameter()] } }, { parameters: 'free' });
    expect(codes([root, link(1, setting({ value: 60 }))])).toHaveLength(1);
    expect(codes([root, link(1, setting({ label: { zh: '限额' } }))])).toEqual([]);
  });

  test.each([
    ['its name', { name: 'other' }],
    ['its unit', { unit: '亩' }],
    ['its owning level', { owningLevel: 'township' }],
    ['its direction', { direction: 'up' }],
    ['its value together with its label', { value: 60, label: { zh: '另名' } }],
  ])('has nothing else changed: %s', (_, columns) => {
    expect(codes(chain(columns))).toEqual(['policy.locked 533301000000@1/standard/parameters/cubic-metres']);
    expect(resolveItem(chain(columns), at).item.parameters[0]).toMatchObject({
      value: 50,
      label: { zh: '山区限额' },
    });
  });

  test.each([
    ['up', 51, []],
    ['up', 50, []],
    ['up', 49, ['parameter.wrongDirection']],
    ['down', 49, []],
    ['down', 51, ['parameter.wrongDirection']],
    ['any', 1, []],
    ['any', 99, []],
    ['any', '多', ['parameter.wrongType']],
    ['up', true, ['parameter.wrongType']],
  ])('in direction %s to %j', (direction, value, expected) => {
    const found = codes(chain({ value }, { of: { direction } }));
    expect(found.map((line) => line.split(' ')[0])).toEqual(expected);
  });

  it('that nobody has set yet has no direction to keep to', () => {
    expect(codes(chain({ value: 640 }, { of: { value: null, direction: 'up' } }))).toEqual([]);
  });

  it('moves from what it inherits, also through two tenants of the level', () => {
    const zone = { ...owner(3), level: 'county' as const };
    const links = [
      ...chain({ value: 60 }, { of: { direction: 'up' } }),
      { ...link(3, setting({ value: 55 })), owner: zone },
    ];
    expect(codes(links)).toEqual([
      `parameter.wrongDirection ${zone.tenantCode}@1/standard/parameters/cubic-metres/value`,
    ]);
    expect(resolveItem(links, at).item.parameters[0]?.value).toBe(60);
  });

  it('without an owning level is its maker’s', () => {
    const { owningLevel: _level, ...plain } = parameter();
    const links = [rootWith({ parameters: { add: [plain] } }), link(2, setting({ value: 60 }))];
    expect(codes(links)).toEqual(['policy.locked 533301000000@1/standard/parameters/cubic-metres']);
  });

  it('may be set by another level that has a grant of the root', () => {
    const grant: Grant = {
      v: 1,
      grantKey: 'g',
      itemKey: rootLayer.itemKey,
      element: 'parameters',
      row: 'cubic-metres',
      recipientPath: owner(1).tenantPath,
      grantedBy: owner(0),
      basis: '批复',
      validFrom: '2026-01-01',
    };
    const links = chain({ value: 10 }, { depth: 1, of: { direction: 'up' } });
    expect(codes(links)).toHaveLength(1);
    expect(codes(links, [grant])).toEqual([]);
  });

  it('is neither added nor removed by its level', () => {
    const root = rootWith({ parameters: { add: [parameter()] } });
    const layer = emptyLayer({ standard: { parameters: { remove: ['cubic-metres'] } } });
    expect(codes([root, link(2, layer)])).toEqual([
      'policy.removed 533301000000@1/standard/parameters/cubic-metres',
    ]);
  });
});

describe('an assignment that may be delegated', () => {
  const chain = (columns: Values, { of = {}, depth = 2 } = {}): ChainLink[] => [
    rootWith({ assignments: { add: [assignment(of)] } }),
    link(depth, setting(columns, 'assignments', 'small')),
  ];
  const codes = (links: ChainLink[]) =>
    resolveItem(links, at).violations.map(({ code, place }) => `${code} ${place}`);

  it('is delegated by a tenant of its own level', () => {
    const links = chain({ delegations: [delegation()] });
    const { item, provenance, violations } = resolveItem(links, at);
    expect(violations).toEqual([]);
    expect(item.assignments[0]?.delegations).toEqual([delegation()]);
    expect(provenance['assignments/small']?.owner).toEqual(owner(2));
    expect(resolveItem(links.slice(0, 1), at).item.assignments[0]?.delegations).toEqual([]);
  });

  it('is delegated by no other level', () => {
    expect(codes(chain({ delegations: [delegation()] }, { depth: 1 }))).toEqual([
      'delegation.notOwner 533300000000@1/standard/assignments/small/delegations',
    ]);
    expect(codes(chain({ delegations: [delegation()] }, { depth: 3 }))).toHaveLength(1);
  });

  it('goes to the levels that are named, and to no other', () => {
    expect(codes(chain({ delegations: [delegation(), delegation({ key: 'v', to: 'village' })] }))).toEqual([
      'delegation.notDelegable 533301000000@1/standard/assignments/small/delegations',
    ]);
  });

  it('keeps everything else', () => {
    expect(codes(chain({ delegations: [delegation()], departmentRole: 'other' }))).toEqual([
      'policy.locked 533301000000@1/standard/assignments/small',
    ]);
  });

  it('stays locked where it is not delegable', () => {
    expect(codes(chain({ delegations: [delegation()] }, { of: { delegable: [] } }))).toEqual([
      'policy.locked 533301000000@1/standard/assignments/small',
    ]);
  });

  it('has well-formed delegations', () => {
    const { document: _document, ...undocumented } = delegation();
    expect(codes(chain({ delegations: [undocumented] }))).toEqual([
      'layer.invalidValue 533301000000@1/standard/assignments/small/delegations/0/document',
    ]);
  });
});
