import { shanghaiDateTime } from '@banshi/core/calendar';

/** An instant as the office shows it: `2026-11-23 14:51`, time of China whatever the machine says. */
export const minuteOf = (instant: string): string => shanghaiDateTime(instant).slice(0, 16);

/** `14:51`. */
export const clockOf = (instant: string): string => shanghaiDateTime(instant).slice(11, 16);

export const fileSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
