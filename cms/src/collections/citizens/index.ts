import { hiddenFromOffice, nobody } from '../../access/index.ts';
import { text } from '../columns.ts';
import { defineCollection } from '../define-collection.ts';

/**
 * Citizens' accounts (自然人账号). Closed through REST and the office: only the portal's own routes register,
 * log in and read, through operations.
 */
export const citizens = defineCollection({
  slug: 'citizens',
  labels: { singular: { zh: '群众账号', en: 'Citizen' }, plural: { zh: '群众账号', en: 'Citizens' } },
  auth: {
    loginWithUsername: { allowEmailLogin: false, requireEmail: false },
    maxLoginAttempts: 5,
    lockTime: 10 * 60 * 1000,
    tokenExpiration: 2 * 60 * 60,
    useSessions: true,
  },
  admin: { hidden: true },
  access: {
    create: nobody,
    read: nobody,
    update: nobody,
    delete: nobody,
    admin: hiddenFromOffice,
    unlock: nobody,
    readVersions: nobody,
  },
  fields: [
    text('name', { required: true }),
    text('citizenId', { required: true, unique: true, index: true }),
    text('mobile', { required: true, index: true }),
  ],
});
