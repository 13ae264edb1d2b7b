import { caseWords } from './case.ts';
import { deskWords } from './desk.ts';
import { itemsWords } from './items.ts';
import { shellWords } from './shell.ts';

/** The office's own words in Chinese. Names of statuses, acts and clocks are the core's and are not repeated here. */
export const zh = { ...shellWords, ...deskWords, ...caseWords, ...itemsWords };

export type Messages = typeof zh;
