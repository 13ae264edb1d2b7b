import { anyStaff, nobody, officeOnly, withinOwnTenants } from '../../access/index.ts';
import { flag, text } from '../columns.ts';
import { defineCollection } from '../define-collection.ts';

/** 部门: the bodies of a tenant, found by role. One phone changed here changes every guide. */
export const departments = defineCollection({
  slug: 'departments',
  labels: { singular: { zh: '部门', en: 'Department' }, plural: { zh: '部门', en: 'Departments' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'tenantCode', 'role', 'enquiryPhone'],
    group: { zh: '组织', en: 'Organisation' },
  },
  access: {
    create: nobody,
    read: anyStaff,
    update: withinOwnTenants('configurator'),
    delete: nobody,
    admin: officeOnly,
    unlock: nobody,
    readVersions: nobody,
  },
  indexes: [{ fields: ['tenantCode', 'role'], unique: true }],
  fields: [
    text('departmentKey', { required: true, unique: true, index: true }),
    text('tenantCode', { required: true, index: true, label: { zh: '区划', en: 'Tenant' } }),
    text('ownerPath', { required: true, index: true }),
    text('role', { required: true, label: { zh: '职能', en: 'Role' } }),
    text('name', { required: true, label: { zh: '名称', en: 'Name' } }),
    text('uscc', { label: { zh: '统一社会信用代码', en: 'USCC' } }),
    text('enquiryPhone', { label: { zh: '咨询电话', en: 'Enquiries' } }),
    text('complaintPhone', { label: { zh: '投诉电话', en: 'Complaints' } }),
    flag('demo', { label: { zh: '演示数据', en: 'Demo data' } }),
  ],
});
