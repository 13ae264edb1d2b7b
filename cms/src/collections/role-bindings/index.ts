import {
  nobody,
  officeOnly,
  platformAdministrators,
  staffRoleLabels,
  staffRoles,
} from '../../access/index.ts';
import { text } from '../columns.ts';
import { defineCollection } from '../define-collection.ts';

/** 岗位授权: who holds which role in which tenant and department. */
export const roleBindings = defineCollection({
  slug: 'role-bindings',
  labels: {
    singular: { zh: '岗位授权', en: 'Role binding' },
    plural: { zh: '岗位授权', en: 'Role bindings' },
  },
  admin: {
    useAsTitle: 'role',
    defaultColumns: ['userId', 'role', 'tenantCode', 'departmentKey'],
    group: { zh: '组织', en: 'Organisation' },
  },
  access: {
    create: platformAdministrators,
    read: async ({ req, ...rest }) => {
      if (await platformAdministrators({ req, ...rest })) return true;
      return req.user?.collection === 'users' ? { userId: { equals: String(req.user.id) } } : false;
    },
    update: platformAdministrators,
    delete: platformAdministrators,
    admin: officeOnly,
    unlock: nobody,
    readVersions: nobody,
  },
  indexes: [{ fields: ['userId', 'role', 'tenantCode', 'departmentKey'], unique: true }],
  fields: [
    text('userId', { required: true, index: true, label: { zh: '账号标识', en: 'Account' } }),
    {
      name: 'role',
      type: 'select',
      required: true,
      label: { zh: '岗位', en: 'Role' },
      options: staffRoles.map((value) => ({ value, label: staffRoleLabels[value] })),
    },
    text('tenantCode', { required: true, label: { zh: '区划', en: 'Tenant' } }),
    text('ownerPath', { required: true, index: true, label: { zh: '路径', en: 'Path' } }),
    text('departmentKey', { label: { zh: '部门', en: 'Department' } }),
  ],
});
