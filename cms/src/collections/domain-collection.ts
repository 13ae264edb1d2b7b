import type { Access, CollectionConfig, Field } from 'payload';
import { hiddenFromOffice, nobody } from '../access/index.ts';
import { defineCollection } from './define-collection.ts';

/**
 * Collections that only repositories write. Payload's create, update and delete are closed to everybody; `read` says
 * who may read rows through REST. They have no page of their own: the office's views show them.
 */
interface DomainCollection {
  slug: string;
  fields: Field[];
  read?: Access;
  unique?: string[][];
}

export const domainCollection = ({
  slug,
  fields,
  read = nobody,
  unique = [],
}: DomainCollection): CollectionConfig =>
  defineCollection({
    slug,
    admin: { hidden: true },
    access: {
      create: nobody,
      read,
      update: nobody,
      delete: nobody,
      admin: hiddenFromOffice,
      unlock: nobody,
      readVersions: nobody,
    },
    indexes: unique.map((columns) => ({ fields: columns, unique: true })),
    fields,
  });
