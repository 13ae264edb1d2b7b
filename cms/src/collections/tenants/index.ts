import { anyStaff, nobody, officeOnly } from '../../access/index.ts';
import { flag, json, number, text } from '../columns.ts';
import { defineCollection } from '../define-collection.ts';

/** 租户: a division, zone or statistical unit that configures and handles items. Loaded from the division tree. */
export const tenants = defineCollection({
  slug: 'tenants',
  labels: { singular: { zh: '区划', en: 'Tenant' }, plural: { zh: '区划', en: 'Tenants' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['tenantCode', 'name', 'kind', 'level'],
    group: { zh: '组织', en: 'Organisation' },
  },
  access: {
    create: nobody,
    read: anyStaff,
    update: nobody,
    delete: nobody,
    admin: officeOnly,
    unlock: nobody,
    readVersions: nobody,
  },
  fields: [
    text('tenantCode', { required: true, unique: true, index: true, label: { zh: '代码', en: 'Code' } }),
    text('name', { required: true, label: { zh: '名称', en: 'Name' } }),
    text('kind', { required: true, label: { zh: '类别', en: 'Kind' } }),
    text('level', { required: true, index: true, label: { zh: '层级', en: 'Level' } }),
    text('ownerPath', { required: true, unique: true, index: true, label: { zh: '路径', en: 'Path' } }),
    text('parentCode', { index: true, label: { zh: '管理上级', en: 'Governance parent' } }),
    number('depth', { required: true }),
    flag('hidden', { label: { zh: '暂不显示', en: 'Hidden' } }),
    json('settings'),
  ],
});
