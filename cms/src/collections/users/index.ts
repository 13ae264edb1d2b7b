import { anyStaff, nobody, officeOnly, platformAdministrators } from '../../access/index.ts';
import { text } from '../columns.ts';
import { defineCollection } from '../define-collection.ts';

/** Staff accounts (工作人员). What they may do stands in `role-bindings`: a login rewrites the whole user document. */
export const users = defineCollection({
  slug: 'users',
  labels: { singular: { zh: '工作人员', en: 'Staff member' }, plural: { zh: '工作人员', en: 'Staff' } },
  auth: { maxLoginAttempts: 5, lockTime: 10 * 60 * 1000, tokenExpiration: 8 * 60 * 60, useSessions: true },
  admin: {
    useAsTitle: 'displayName',
    defaultColumns: ['displayName', 'email'],
    group: { zh: '组织', en: 'Organisation' },
  },
  access: {
    create: platformAdministrators,
    read: async ({ req, ...rest }) => {
      if (await platformAdministrators({ req, ...rest })) return true;
      return (await anyStaff({ req, ...rest })) ? { id: { equals: req.user?.id } } : false;
    },
    update: platformAdministrators,
    delete: nobody,
    admin: officeOnly,
    unlock: platformAdministrators,
    readVersions: nobody,
  },
  fields: [text('displayName', { required: true, label: { zh: '姓名', en: 'Name' } })],
});
