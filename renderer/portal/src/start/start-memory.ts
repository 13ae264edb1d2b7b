import type { Answers } from '../api/types.ts';
import { forget, recall, remember } from '../shared/storage.ts';

/** What is remembered of a start that was left: the answers, and whether signing in was to create the draft. */
export interface StartMemory {
  v: 1;
  answers: Answers;
  /** True between “登录并填写” and the return from signing in. */
  creating?: boolean;
}

export interface StartTarget {
  tenantCode: string;
  itemKey: string;
}

const keyOf = ({ tenantCode, itemKey }: StartTarget): string => `banshi:start:${tenantCode}:${itemKey}`;

const isMemory = (value: unknown): value is StartMemory =>
  typeof value === 'object' &&
  value !== null &&
  (value as StartMemory).v === 1 &&
  typeof (value as StartMemory).answers === 'object' &&
  (value as StartMemory).answers !== null;

export const recallStart = (target: StartTarget): StartMemory | undefined => recall(keyOf(target), isMemory);

export const rememberStart = (target: StartTarget, memory: Omit<StartMemory, 'v'>): boolean =>
  remember(keyOf(target), { v: 1, ...memory });

export const forgetStart = (target: StartTarget): void => forget(keyOf(target));
