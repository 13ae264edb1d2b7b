import type { LocalText } from '../errors/index.ts';
import type { HandlingItem } from './elements.ts';
import type { Policy } from './policy.ts';

/**
 * The body that implements the item for one tenant and its service points (窗口、网点), from the department register:
 * joined when a guide is shown, since they differ in every county and must not release anything when they change.
 */
export interface DepartmentRegister {
  body: {
    name: string;
    uscc?: string;
    enquiryPhone?: string;
    complaintPhone?: string;
    /** Invented for demonstration: whatever comes from this body is shown with 演示. */
    demo: boolean;
  };
  servicePoints: {
    key: string;
    name: string;
    address: string;
    phone?: string;
    hours?: string;
    location?: { latitude: number; longitude: number };
  }[];
}

/** Where a value of an item comes from; `Provenance` of the inheritance has this shape and more. */
export interface Origin {
  owner: { tenantCode: string; tenantName: string };
  release: number;
  effectiveFrom: string;
  part: 'standard' | 'implementation';
  policy: Policy;
}

/** What a guide is made from; a `Bundle` has this shape. */
export interface GuideSource {
  itemKey: string;
  item: HandlingItem;
  /** Keys: `element`, and `element/rowKey`. */
  provenance: Readonly<Record<string, Origin>>;
  missing: readonly string[];
}

/** known · unverified: not read in its source, to be shown as such · missing: 待补. */
export type ValueState = 'known' | 'unverified' | 'missing';

/** A labelled value. */
export interface GuideFact {
  /** Stable within its section; also good as an anchor. */
  key: string;
  label: LocalText;
  /** “待补” where the state is `missing`. */
  text: LocalText;
  /** What qualifies the value: a reason, a legal basis. */
  detail?: LocalText;
  state: ValueState;
  isDemo: boolean;
  /** Into `origins`: who set it. Absent for what comes from the department register. */
  provenanceKey?: string;
  /** A phone number that can be dialled. */
  phone?: string;
}

/** A row of a list: a material, a condition, a step, a question. */
export interface GuideEntry {
  key: string;
  title: LocalText;
  text?: LocalText;
  facts: GuideFact[];
  /** Not read in its source: to be shown as such. */
  isUnverified: boolean;
  isDemo: boolean;
  provenanceKey?: string;
}

export const guideAnchors = [
  'basics',
  'conditions',
  'materials',
  'process',
  'powers',
  'fees',
  'results',
  'places',
  'contact',
  'basis',
  'faqs',
  'notes',
] as const;
export type GuideAnchor = (typeof guideAnchors)[number];

/** Facts first, then entries; where both are empty the section is 待补 and `isMissing`. */
export interface GuideSection {
  anchor: GuideAnchor;
  title: LocalText;
  facts: GuideFact[];
  entries: GuideEntry[];
  isMissing: boolean;
  /** Of the list as a whole: who last changed which rows it has. */
  provenanceKey?: string;
}

/** 办事指南: what the guide page of one item shows in one tenant. Both languages; the page picks one. */
export interface ServiceGuide {
  itemKey: string;
  name: LocalText;
  summary?: LocalText;
  /** Nothing but `inUse` takes applications. */
  status: HandlingItem['status'];
  keywords: string[];
  /** Who, where, days, visits, fee: in this order. */
  strip: GuideFact[];
  sections: GuideSection[];
  /** By provenance key; only keys that stand in this guide. */
  origins: Record<string, Origin>;
  /** What nobody has provided: neither a layer nor the register. */
  missing: { element: string; label: LocalText }[];
  /** True where anything shown is invented for demonstration. */
  isDemo: boolean;
}
