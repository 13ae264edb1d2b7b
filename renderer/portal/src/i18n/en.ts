import { enAccount } from './en/account.ts';
import { enApply } from './en/apply.ts';
import { enCase } from './en/case.ts';
import { enGuide } from './en/guide.ts';
import { enSite } from './en/site.ts';
import { enStart } from './en/start.ts';

export const en = { ...enSite, ...enGuide, ...enStart, ...enApply, ...enAccount, ...enCase };
