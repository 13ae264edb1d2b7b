import { z } from 'zod';

/**
 * How far a lower level may depart from what stands above it, strictest first. `locked`: not at all · `tighten`:
 * only to the applicant's advantage, as the element defines it · `extend`: also add rows or widen a list · `free`:
 * any valid value.
 */
export const policies = ['locked', 'tighten', 'extend', 'free'] as const;
export const Policy = z.enum(policies);
export type Policy = z.infer<typeof Policy>;

const rank: Record<Policy, number> = { locked: 0, tighten: 1, extend: 2, free: 3 };

/** True where `a` allows less than `b`. */
export const isStricter = (a: Policy, b: Policy): boolean => rank[a] < rank[b];
