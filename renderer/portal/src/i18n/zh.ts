import { zhAccount } from './zh/account.ts';
import { zhApply } from './zh/apply.ts';
import { zhCase } from './zh/case.ts';
import { zhGuide } from './zh/guide.ts';
import { zhSite } from './zh/site.ts';
import { zhStart } from './zh/start.ts';

/** Every sentence of the citizen site. The Chinese map is the reference: its keys type all the others. */
export const zh = { ...zhSite, ...zhGuide, ...zhStart, ...zhApply, ...zhAccount, ...zhCase };
