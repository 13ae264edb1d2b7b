import type { Language } from '../errors/index.ts';
import type { Label } from './labels.ts';
import type { CaseClock, CaseState } from './types.ts';
import { dueDateIn } from './wording.ts';

/**
 * What happens next and by when, in one or two sentences to the applicant. A date is named where the state has a
 * clock: fold with `ClockRules` to have one while the case waits for acceptance.
 */
export function nextForApplicant(state: CaseState): Label {
  const by = (language: Language): string | undefined => dueIn(state.clock, language);
  switch (state.status) {
    case 'submitted':
      return {
        zh: `受理部门正在核对材料，${phrase(by('zh'), (date) => `最迟${date}`)}告知是否受理；需要补正的，会一次性告知您。`,
        en: `The office is checking your documents and will tell you${phrase(by('en'), (date) => ` by ${date}`)} whether it accepts the application; if anything must be corrected, you are told everything at once.`,
      };
    case 'correctionRequested':
      return {
        zh: `请按补正告知逐项修改并重新提交${phrase(by('zh'), (date) => `，截止日期为${date}`)}。`,
        en: `Please make every correction listed in the notice and resubmit${phrase(by('en'), (date) => ` by ${date}`)}.`,
      };
    case 'accepted':
    case 'reviewed':
      return {
        zh: `申请正在审查，${phrase(by('zh'), (date) => `最迟${date}`)}作出决定，现在无需您做什么。`,
        en: `Your application is being examined; you will have a decision${phrase(by('en'), (date) => ` by ${date}`)}. There is nothing you need to do now.`,
      };
    case 'approved':
      return {
        zh: '申请已获批准，正在制作证照，完成后会通知您。',
        en: 'Your application is approved. The licence is being made; you will be notified.',
      };
    case 'issued':
      return isEveryLicenceRevoked(state) ? licenceEnded : licenceReady;
    case 'delivered':
      return isEveryLicenceRevoked(state) ? licenceEnded : caseFinished;
    case 'rejected':
      return {
        zh: '申请未获批准，理由和依据见决定书。如有异议，可按决定书载明的途径和期限申请行政复议或者提起行政诉讼。',
        en: 'Your application was not approved; the decision states the grounds. If you disagree, the decision says how and by when you can ask for reconsideration or go to court.',
      };
    case 'acceptanceRefused':
      return {
        zh: '申请不予受理，理由和依据见不予受理通知书。如有异议，可按通知书载明的途径和期限申请行政复议或者提起行政诉讼。',
        en: 'Your application was not accepted; the notice states the grounds. If you disagree, the notice says how and by when you can ask for reconsideration or go to court.',
      };
    case 'withdrawn':
      return {
        zh: '申请已撤回，办件结束。如仍需办理，可以重新提交申请。',
        en: 'The application was withdrawn and the case is closed. You can apply again at any time.',
      };
    case 'terminated':
      return {
        zh: '办件已终止，理由和依据见办理记录。如仍需办理，可以重新提交申请。',
        en: 'The case was terminated; the history states the grounds. You can apply again at any time.',
      };
  }
}

const licenceReady: Label = {
  zh: '证照已制作完成，请下载电子证照，或者按通知领取。',
  en: 'Your licence is ready: download it, or collect it as notified.',
};

const caseFinished: Label = {
  zh: '办件已完成，无需再做什么。电子证照可以随时查看和下载。',
  en: 'The case is finished and nothing more is needed. You can view and download the licence at any time.',
};

const licenceEnded: Label = {
  zh: '本办件的证照已经失效，不能继续使用，理由见办理记录。',
  en: 'The licence of this case is no longer valid and may not be used; the history states why.',
};

const isEveryLicenceRevoked = ({ licences }: CaseState): boolean =>
  licences.length > 0 && licences.every((licence) => licence.revoked !== undefined);

const phrase = (date: string | undefined, wording: (date: string) => string): string =>
  date === undefined ? '' : wording(date);

const dueIn = (clock: CaseClock | undefined, language: Language): string | undefined =>
  clock === undefined ? undefined : dueDateIn({ date: clock.due, provisional: clock.provisional }, language);
