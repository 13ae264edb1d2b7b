import type { CollectionConfig } from 'payload';
import { citizens } from './citizens/index.ts';
import { departments } from './departments/index.ts';
import { domainCollections } from './domain.ts';
import { roleBindings } from './role-bindings/index.ts';
import { servicePoints } from './service-points/index.ts';
import { tenants } from './tenants/index.ts';
import { users } from './users/index.ts';

export const collections: CollectionConfig[] = [
  tenants,
  departments,
  servicePoints,
  users,
  roleBindings,
  citizens,
  ...domainCollections,
];
export { defineCollection } from './define-collection.ts';
