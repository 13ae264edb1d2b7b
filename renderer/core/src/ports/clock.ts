/**
 * The only source of time. Core never reads a clock, so that a resolution, a deadline or a signature can be
 * recomputed for any moment.
 */
export interface Clock {
  /** The present moment as an ISO 8601 instant in UTC (`2026-11-23T01:02:03.000Z`). */
  now(): string;
}
