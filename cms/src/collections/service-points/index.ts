import { anyStaff, nobody, officeOnly, withinOwnTenants } from '../../access/index.ts';
import { flag, text } from '../columns.ts';
import { defineCollection } from '../define-collection.ts';

/** 窗口、网点: where people go. Items refer to it by key, so that a new phone releases nothing. */
export const servicePoints = defineCollection({
  slug: 'service-points',
  labels: {
    singular: { zh: '办事窗口', en: 'Service point' },
    plural: { zh: '办事窗口', en: 'Service points' },
  },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'address', 'phone', 'hours'],
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
  fields: [
    text('servicePointKey', { required: true, unique: true, index: true }),
    text('departmentKey', { required: true, index: true, label: { zh: '部门', en: 'Department' } }),
    text('ownerPath', { required: true, index: true }),
    text('name', { required: true, label: { zh: '名称', en: 'Name' } }),
    text('address', { label: { zh: '地址', en: 'Address' } }),
    text('phone', { label: { zh: '电话', en: 'Phone' } }),
    text('hours', { label: { zh: '办公时间', en: 'Opening hours' } }),
    flag('demo', { label: { zh: '演示数据', en: 'Demo data' } }),
  ],
});
