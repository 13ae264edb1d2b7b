import { z } from 'zod';
import { TenantCode } from './tenant.ts';

const Uscc = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/);

/** 办理窗口 of a demonstration body. */
export const DemoServicePoint = z
  .object({
    servicePointKey: z.string().regex(/^[a-z][a-z0-9-]{2,79}$/),
    name: z.string(),
    address: z.string(),
    phone: z.string(),
    hours: z.string(),
  })
  .strict();

/** A body of a tenant, invented for demonstration: its code is synthetic but check-valid. */
export const DemoDepartment = z
  .object({
    departmentKey: z.string().regex(/^[a-z][a-z0-9-]{2,79}$/),
    tenantCode: TenantCode,
    role: z.string().regex(/^[a-z][a-z0-9-]{2,59}$/),
    name: z.string(),
    uscc: Uscc,
    enquiryPhone: z.string(),
    complaintPhone: z.string(),
    demo: z.literal(true),
    servicePoints: z.array(DemoServicePoint),
  })
  .strict();
export type DemoDepartment = z.infer<typeof DemoDepartment>;

/**
 * A code for a licence type where the real one is not known: the identifier of GB/T 36904 needs 21 characters. Synthetic
 * defining body, to be replaced before real use.
 */
export const DemoLicenceType = z
  .object({ template: z.string(), licenceType: z.string().length(21), demo: z.literal(true) })
  .strict();

export const DemoDepartments = z
  .object({
    v: z.literal(1),
    departments: z.array(DemoDepartment),
    licenceTypes: z.array(DemoLicenceType),
  })
  .strict();
export type DemoDepartments = z.infer<typeof DemoDepartments>;

export const demoRoles = [
  'platformAdministrator',
  'configurator',
  'clerk',
  'reviewer',
  'approver',
  'auditor',
] as const;

/** A staff account; `bindings` say which hats it wears where. `title` is what the list of demo accounts shows. */
export const DemoStaffAccount = z
  .object({
    email: z.email(),
    displayName: z.string(),
    title: z.string(),
    password: z.string().min(12),
    bindings: z
      .array(
        z
          .object({
            role: z.enum(demoRoles),
            tenantCode: TenantCode,
            departmentKey: z.string().optional().describe('absent for administrators of a whole tenant'),
          })
          .strict(),
      )
      .min(1),
  })
  .strict();
export type DemoStaffAccount = z.infer<typeof DemoStaffAccount>;

export const DemoCitizen = z
  .object({
    name: z.string(),
    citizenId: z.string().length(18),
    mobile: z.string().regex(/^1\d{10}$/),
    password: z.string().min(12),
    organisations: z
      .array(z.object({ name: z.string(), uscc: Uscc, legalRepresentative: z.string() }).strict())
      .describe('for which this person may file'),
  })
  .strict();
export type DemoCitizen = z.infer<typeof DemoCitizen>;

export const DemoAccounts = z
  .object({ v: z.literal(1), staff: z.array(DemoStaffAccount), citizens: z.array(DemoCitizen) })
  .strict();
export type DemoAccounts = z.infer<typeof DemoAccounts>;
