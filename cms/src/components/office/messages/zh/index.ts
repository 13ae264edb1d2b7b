import { caseWords } from './case.ts';
import { configurationWords } from './configuration.ts';
import { deskWords } from './desk.ts';
import { itemsWords } from './items.ts';
import { shellWords } from './shell.ts';
import { workbenchWords } from './workbench.ts';

/** The office's own words in Chinese. Names of statuses, acts and clocks are the core's and are not repeated here. */
export const zh = {
  ...shellWords,
  ...deskWords,
  ...caseWords,
  ...itemsWords,
  ...configurationWords,
  ...workbenchWords,
};

export type Messages = typeof zh;
