import { canonicalJson } from '@banshi/core/identifiers';
import { Layer } from '@banshi/core/inheritance';
import { Branding } from '@banshi/tenants';
import { z } from 'zod';

/** A tenant's configuration as files: path within the folder → text. Line by line comparable, the same every time. */
export type TenantFiles = Map<string, string>;

const text = z.string().nullable().default(null);

export const TenantFile = z
  .object({
    v: z.literal(1),
    tenantCode: z.string(),
    name: z.string().describe('to be recognised by; never imported'),
    branding: Branding.nullable().default(null),
  })
  .strict();
export type TenantFile = z.infer<typeof TenantFile>;

/** What belongs to an installation and not to the configuration: written for the reader, never imported. */
export const EnvironmentFile = z
  .object({ v: z.literal(1), profile: z.string(), portalOrigin: z.string(), officeOrigin: z.string() })
  .strict();

const ServicePointFile = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
    name: z.string().min(1),
    address: text,
    phone: text,
    hours: text,
    demo: z.boolean().default(false),
  })
  .strict();

export const DepartmentFile = z
  .object({
    v: z.literal(1),
    key: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
    role: z.string().min(1),
    name: z.string().min(1),
    uscc: text,
    enquiryPhone: text,
    complaintPhone: text,
    demo: z.boolean().default(false),
    servicePoints: z.array(ServicePointFile),
  })
  .strict();
export type DepartmentFile = z.infer<typeof DepartmentFile>;

const Version = z
  .object({
    effectiveFrom: z.iso.date(),
    summary: text,
    departmentKey: text,
    layer: Layer,
  })
  .strict();
export type Version = z.infer<typeof Version>;

/** The tenant's layer of one item: what holds, what waits for its day, and what is being written. */
export const ItemFile = z
  .object({
    v: z.literal(1),
    itemKey: z.string(),
    inForce: Version.nullable(),
    waiting: z.array(Version),
    draft: Layer.nullable(),
  })
  .strict();
export type ItemFile = z.infer<typeof ItemFile>;

export const paths = {
  tenant: 'tenant.json',
  environment: 'environment.json',
  department: (key: string): string => `departments/${key}.json`,
  item: (itemKey: string): string => `items/${itemKey}.json`,
};

/** Keys sorted and two spaces deep: the order in which something was typed is no difference. */
export const fileText = (content: unknown): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(content)), null, 2)}\n`;
