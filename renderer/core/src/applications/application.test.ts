import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256Hex } from '../identifiers/index.ts';
import { actionInputs, applicationDigest, changedFieldKeys, requestCorrectionInput } from './application.ts';
import { parseInput } from './input.ts';

const salt = '0123456789abcdef0123456789abcdef';

describe('applicationDigest', () => {
  it('is SHA-256 over the canonical JSON of payload, purpose and salt', () => {
    expect(applicationDigest({ salt, payload: { b: 1, a: '张三' } })).toBe(
      sha256Hex(`{"payload":{"a":"张三","b":1},"purpose":"banshi/application/1","salt":"${salt}"}`),
    );
  });

  it('differs with the salt and with any field, not with the order of fields', () => {
    const payload = { name: '张三', area: 80 };
    const digest = applicationDigest({ salt, payload });
    expect(applicationDigest({ salt, payload: { area: 80, name: '张三' } })).toBe(digest);
    expect(applicationDigest({ salt: salt.replace('0', 'f'), payload })).not.toBe(digest);
    expect(applicationDigest({ salt, payload: { ...payload, area: 81 } })).not.toBe(digest);
  });

  it('refuses a salt that could be guessed, and what is no JSON', () => {
    expect(() => applicationDigest({ salt: 'short', payload: {} })).toThrow('digest.salt');
    expect(() => applicationDigest({ salt, payload: { at: new Date(0) } })).toThrow('json.notCanonical');
  });
});

describe('changedFieldKeys', () => {
  it('names what differs, what came and what went', () => {
    const before = {
      name: '张三',
      address: { division: '530102001000', detail: '1号' },
      area: 80,
      scope: ['a', 'b'],
    };
    const after = {
      name: '张三',
      address: { detail: '2号', division: '530102001000' },
      scope: ['b', 'a'],
      phone: null,
    };
    expect(changedFieldKeys(before, after)).toEqual(['address', 'area', 'phone', 'scope']);
  });

  it('is empty for the same, whatever the order, and symmetric', () => {
    const payload = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(payload, payload, (a, b) => {
        expect(changedFieldKeys(a, Object.fromEntries(Object.entries(a).reverse()))).toEqual([]);
        expect(changedFieldKeys(a, b)).toEqual(changedFieldKeys(b, a));
      }),
    );
  });

  it('takes undefined for absent, and is not fooled by inherited names', () => {
    expect(changedFieldKeys({ a: undefined }, {})).toEqual([]);
    expect(changedFieldKeys({}, { toString: '张三' })).toEqual(['toString']);
  });
});

describe('what a person types for an act', () => {
  const found = (schema: Parameters<typeof parseInput>[0], input: unknown) => {
    const result = parseInput(schema, input);
    return result.ok ? [] : result.problems.map(({ place, message }) => `${place}: ${message}`);
  };

  it('is trimmed', () => {
    expect(actionInputs.approve.parse({ opinion: '  同意\n' })).toEqual({ opinion: '同意' });
  });

  test.each(['refuseAcceptance', 'reject', 'terminate'] as const)('%s needs reason and basis', (action) => {
    expect(found(actionInputs[action], {})).toEqual(['reason: 请填写理由', 'basis: 请填写法律依据']);
    expect(found(actionInputs[action], { reason: ' ', basis: '' })).toEqual([
      'reason: 请填写理由',
      'basis: 请填写法律依据',
    ]);
    expect(found(actionInputs[action], { reason: '不符合条件', basis: '第三十八条' })).toEqual([]);
  });

  it('has at most 2000 characters of opinion', () => {
    const opinion = '同'.repeat(2000);
    expect(found(actionInputs.review, { opinion, recommendation: 'approve' })).toEqual([]);
    expect(found(actionInputs.review, { opinion: `${opinion}意`, recommendation: 'approve' })).toEqual([
      'opinion: 审查意见不能超过2000字',
    ]);
  });

  it('chooses from what there is', () => {
    expect(found(actionInputs.review, { opinion: '齐全', recommendation: 'perhaps' })).toEqual([
      'recommendation: 请选择建议批准或建议不予批准',
    ]);
    expect(found(actionInputs.deliver, {})).toEqual(['method: 请选择送达方式']);
    expect(
      found(actionInputs.revokeLicence, { licenceId: '', kind: 'lost', reason: '遗失', basis: '第七十条' }),
    ).toEqual(['licenceId: 请选择证照', 'kind: 请选择撤销、注销或撤回']);
  });

  it('has nothing else in it', () => {
    expect(found(actionInputs.accept, { dueDate: '2030-01-01' })).toHaveLength(1);
    expect(found(actionInputs.accept, {})).toEqual([]);
  });
});

describe('requestCorrectionInput', () => {
  const schema = requestCorrectionInput({ materialKeys: ['layout-plan'], fieldKeys: ['premises'] });
  const point = { target: { kind: 'material', key: 'layout-plan' }, defect: '不清晰', remedy: '重新上传' };
  const codes = (points: unknown) => {
    const result = parseInput(schema, { points });
    return result.ok ? [] : result.problems.map(({ code, place }) => `${code} ${place}`);
  };

  it('takes 1 to 50 points', () => {
    expect(codes([point])).toEqual([]);
    expect(codes(Array.from({ length: 50 }, () => point))).toEqual([]);
    expect(codes([])).toEqual(['input.too_small points']);
    expect(codes(undefined)).toEqual(['input.invalid_type points']);
    expect(codes(Array.from({ length: 51 }, () => point))).toEqual(['input.too_big points']);
  });

  it('needs targets that the case has, each of its own kind', () => {
    expect(codes([{ ...point, target: { kind: 'field', key: 'premises' } }])).toEqual([]);
    for (const target of [
      { kind: 'field', key: 'layout-plan' },
      { kind: 'material', key: 'premises' },
      { kind: 'material', key: 'constructor' },
    ]) {
      expect(codes([point, { ...point, target }])).toEqual(['correction.unknownTarget points/1/target']);
    }
  });

  it('needs to say what is wrong and what to do', () => {
    expect(codes([{ ...point, defect: ' ', remedy: undefined }])).toEqual([
      'input.too_small points/0/defect',
      'input.invalid_type points/0/remedy',
    ]);
  });
});
