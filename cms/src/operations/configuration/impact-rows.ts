import type { ImpactReport } from '@banshi/core/publishing';
import { labelOf } from './request-views.ts';

const header = ['类别', '地区代码', '地区', '要素', '行或位置', '代码', '说明', '数量'];

/** A report as a table: totals first, then one row for each finding. */
export function impactRows(report: ImpactReport): (string | number)[][] {
  const { changes, illegal, conflicts, breaks, cases, tenants } = report;
  return [
    header,
    total('下级（含本级）地区', tenants.inheriting),
    total('有自己内容的下级', tenants.withLayer),
    total('其中直接随同更新', tenants.following),
    total('对申请人不利的改动', report.breaking),
    total('兼容的改动', report.compatible),
    total('在办件', cases.total),
    ...changes.map((change) => [
      change.impact === 'breaking' ? '不利改动' : '兼容改动',
      '',
      '',
      labelOf(change.element),
      [change.row, change.column].filter(Boolean).join('/'),
      change.kind,
      change.message,
      '',
    ]),
    ...illegal.map((row) => overrideRow('不再允许', row)),
    ...conflicts.map((row) => overrideRow('冲突', row)),
    ...breaks.map(({ tenantCode, tenantName, code, place, message }) => [
      '规则、表单或模板失效',
      tenantCode,
      tenantName,
      labelOf(place.split('/')[0] ?? ''),
      place,
      code,
      message,
      '',
    ]),
    ...cases.byTenant.map(({ tenantCode, count }) => ['在办件', tenantCode, '', '', '', '', '', count]),
  ];
}

const total = (name: string, count: number): (string | number)[] => [name, '', '', '', '', '', '合计', count];

const overrideRow = (
  kind: string,
  { tenantCode, tenantName, element, row, code, message }: ImpactReport['illegal'][number],
): (string | number)[] => [kind, tenantCode, tenantName, labelOf(element), row ?? '', code, message, ''];
