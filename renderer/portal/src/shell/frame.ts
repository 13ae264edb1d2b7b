import type { Language } from '@banshi/core/errors';

export interface RegionName {
  code: string;
  name: string;
}

export const frameTabs = ['home', 'account', 'verify', 'help'] as const;
export type FrameTab = (typeof frameTabs)[number];

/**
 * What stands around every page. It holds no session: home, search and guide are cached for everybody, so the
 * frame must look the same whoever reads it.
 */
export interface SiteFrame {
  language: Language;
  elder: boolean;
  /** Absent where no region has been chosen yet (region list, verification by a scanned code). */
  region?: RegionName;
  current?: FrameTab;
  /** Path and query of this very page, without `elder` and `lang`: the two switches lead back to it. */
  path: string;
  /** True in demo mode: the banner says so on every page. */
  demo?: boolean;
}
