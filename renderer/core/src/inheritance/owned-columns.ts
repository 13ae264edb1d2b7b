import { type ElementKey, isSameJson, type Level } from '../items/index.ts';
import type { LayerOwner } from './layer.ts';
import type { Row } from './prepare.ts';
import type { Refusal } from './refusal.ts';

/** Columns of a row that belong to the tenants of one level, whatever the policy of the list. */
export interface OwnedColumns {
  level: Level;
  columns: readonly string[];
}

const parameterColumns = ['value', 'basis', 'validFrom', 'validUntil'] as const;
const assignmentColumns = ['delegations'] as const;

const levelNames: Record<Level, string> = {
  province: '省级',
  prefecture: '州（市）级',
  county: '县级',
  township: '乡级',
  village: '村级',
};

/**
 * A parameter (参数) with an owning level: value, basis and dates are that level's. An assignment (办理权限分派) that may be
 * delegated: its delegations are the row's own level's. Undefined where the list's policy alone decides.
 */
export function ownedColumns(element: ElementKey, row: Row): OwnedColumns | undefined {
  if (element === 'parameters' && row.owningLevel !== undefined)
    return { level: row.owningLevel as Level, columns: parameterColumns };
  if (element === 'assignments' && delegable(row).length > 0)
    return { level: row.level as Level, columns: assignmentColumns };
  return undefined;
}

interface OwnedInput {
  element: ElementKey;
  before: Row;
  after: Row;
  owner: LayerOwner;
  /** As sentences call the row. */
  name: string;
  owned: OwnedColumns;
}

/** What speaks against changing the owned columns; ask only where one of them differs. */
export function ownedRefusal(input: OwnedInput): Refusal | undefined {
  const { element, owner, name, owned } = input;
  const { tenantName } = owner;
  const level = levelNames[owned.level];
  if (element === 'parameters') {
    if (owner.level === owned.level) return parameterRefusal(input);
    const message = `${name} 的数值由${level}设定，${tenantName}不能改；确需调整的，请向上级提出申请`;
    return { code: 'parameter.notOwner', message, column: 'value' };
  }
  if (owner.level === owned.level) return delegationRefusal(input);
  const message = `${name} 由${level}的机关行使，只能由它自己委托、下放或授权，${tenantName}的改动未予采用；请删去`;
  return { code: 'delegation.notOwner', message, column: 'delegations' };
}

function parameterRefusal({ before, after, name }: OwnedInput): Refusal | undefined {
  const { value: from, direction } = before;
  const to = after.value;
  if (from === null || isSameJson(from, to)) return undefined;
  if (typeof from !== typeof to && to !== null) {
    const kinds: Record<string, string> = { number: '数字', string: '文字', boolean: '“是”或“否”' };
    const message = `${name} 的数值须是${kinds[typeof from] ?? '同一种内容'}，请更正`;
    return { code: 'parameter.wrongType', message, column: 'value' };
  }
  if (typeof from !== 'number' || direction === 'any') return undefined;
  const isRight = typeof to === 'number' && (direction === 'up' ? to >= from : to <= from);
  if (isRight) return undefined;
  const [way, bound] = direction === 'up' ? ['提高', '不低于'] : ['降低', '不高于'];
  const message = `${name} 只能${way}，不能取消：上级规定为 ${from}，请填写${bound} ${from} 的数值，或沿用上级`;
  return { code: 'parameter.wrongDirection', message, column: 'value' };
}

function delegationRefusal({ before, after, name }: OwnedInput): Refusal | undefined {
  const allowed = delegable(before);
  const wrong = (after.delegations as { to: Level }[]).find(({ to }) => !allowed.includes(to));
  if (!wrong) return undefined;
  const message = `${name} 只能交由${allowed.map((to) => levelNames[to]).join('、')}办理，不能交给${levelNames[wrong.to]}；请改正`;
  return { code: 'delegation.notDelegable', message, column: 'delegations' };
}

const delegable = (row: Row): readonly Level[] => (row.delegable ?? []) as Level[];
