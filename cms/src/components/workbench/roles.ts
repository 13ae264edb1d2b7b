import type { Language } from '@banshi/core/errors';
import type { Workbench } from '../../operations/configuration/types.ts';
import type { Option } from './editors/field-spec.ts';

/** 部门职能: what the roles that the shipped items use are called, where no department of the tenant names itself. */
const known: Record<string, { zh: string; en: string }> = {
  'civil-affairs': { zh: '民政部门', en: 'Civil affairs' },
  education: { zh: '教育部门', en: 'Education' },
  forestry: { zh: '林业和草原部门', en: 'Forestry' },
  health: { zh: '卫生健康部门', en: 'Health' },
  'market-supervision': { zh: '市场监督管理部门', en: 'Market supervision' },
  transport: { zh: '交通运输部门', en: 'Transport' },
  'township-service': { zh: '乡镇服务中心', en: 'Township service centre' },
  'township-government': { zh: '乡镇人民政府（街道办事处）', en: 'Township government' },
};

type Departments = Workbench['departments'];

/** Its own department's name, else the role's, else the role as it is written. */
export function roleName(role: string, departments: Departments, language: Language): string {
  const own = departments.find((department) => department.role === role);
  return own?.name ?? (Object.hasOwn(known, role) ? known[role]?.[language] : undefined) ?? role;
}

/** Roles to choose from: those of the tenant's departments, then the others that are known. */
export function roleOptions(departments: Departments, language: Language): Option[] {
  const own = departments.map(({ role }) => role);
  const others = Object.keys(known).filter((role) => !own.includes(role));
  return [...new Set([...own, ...others])].map((value) => ({
    value,
    label: roleName(value, departments, language),
  }));
}
