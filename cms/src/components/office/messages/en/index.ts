import type { Messages } from '../zh/index.ts';
import { caseWords } from './case.ts';
import { configurationWords } from './configuration.ts';
import { deskWords } from './desk.ts';
import { itemsWords } from './items.ts';
import { shellWords } from './shell.ts';
import { workbenchWords } from './workbench.ts';

/** The same words in English; the compiler sees to it that none is missing. */
export const en: Messages = {
  ...shellWords,
  ...deskWords,
  ...caseWords,
  ...itemsWords,
  ...configurationWords,
  ...workbenchWords,
};
