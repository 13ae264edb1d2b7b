import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  applicant,
  approver,
  at,
  clerk,
  correction,
  file,
  issuedStory,
  resubmittedBody,
  reviewedStory,
  revocation,
  rules,
  submittedStory,
  system,
  tell,
} from './__fixtures__/story.ts';
import { deemedAcceptance } from './clocks.ts';
import { eventLabels } from './labels.ts';
import { timeline } from './timeline.ts';
import { loadCaseEvent } from './versions.ts';

const citizen = { language: 'zh', forWhom: 'citizen' } as const;
const staff = { language: 'zh', forWhom: 'staff' } as const;

const long = tell([
  ...submittedStory,
  [at(3), clerk, correction(at(3), [{ kind: 'material', key: 'layout-plan' }])],
  [at(9), applicant, resubmittedBody({ materials: [file('layout-plan', '9')] })],
  [at(10), clerk, accepted(at(10))],
]).events;

describe('timeline', () => {
  it('tells a citizen what happened, what to do and by when', () => {
    const rows = timeline(long, citizen);
    expect(rows.map(({ seq, title, actorLabel }) => `${seq} ${title} ${actorLabel}`)).toEqual([
      '1 已提交 申请人',
      '2 补正告知 受理人员',
      '3 已补正并重新提交 申请人',
      '4 已受理 受理人员',
    ]);
    expect(rows.map(({ detail }) => detail.split('\n'))).toEqual([
      ['网上提交', '共2个文件'],
      ['1. 图纸不清晰 → 请重新上传清晰的图纸', '请于2026年3月17日前\uff08含当日\uff09补正并重新提交'],
      ['共1个文件'],
      ['将于2026年3月31日前\uff08含当日\uff09作出决定'],
    ]);
    expect(rows[1]).toMatchObject({ at: at(3), type: 'correctionRequested' });
  });

  it('tells it in English too', () => {
    const rows = timeline(long, { language: 'en', forWhom: 'citizen' });
    expect(rows.map(({ title, actorLabel }) => `${title} / ${actorLabel}`)).toEqual([
      'Submitted / Applicant',
      'Corrections requested / Clerk',
      'Corrected and resubmitted / Applicant',
      'Accepted / Clerk',
    ]);
    expect(rows[2]?.detail).toBe('1 file');
    expect(rows[3]?.detail).toBe('A decision is due by 31 March 2026');
  });

  it('keeps from a citizen who in the office did it and what they thought', () => {
    const { events } = tell([
      ...reviewedStory,
      [at(5), approver, { type: 'returnedToReview', reason: '请补充现场核查意见' }],
    ]);
    const told = JSON.stringify(timeline(events, citizen));
    for (const secret of ['李受理', '王审查', '赵决定', '材料齐全', '建议批准', '现场核查']) {
      expect(told).not.toContain(secret);
    }
    expect(timeline(events, citizen).map(({ seq }) => seq)).toEqual([1, 2, 3]);

    const rows = timeline(events, staff);
    expect(rows.map(({ actorLabel }) => actorLabel)).toEqual([
      '申请人',
      '李受理\uff08受理人员\uff09',
      '王审查\uff08审查人员\uff09',
      '赵决定\uff08决定人员\uff09',
    ]);
    expect(rows[2]?.detail).toBe('建议批准\n材料齐全');
    expect(rows[3]?.detail).toBe('请补充现场核查意见');
  });

  it('dates a deemed acceptance to receipt', () => {
    const body = deemedAcceptance(tell(submittedStory).state, '2026-03-10', rules);
    if (body === undefined) throw new Error('the limit has passed');
    const row = timeline(tell([...submittedStory, [at(10), system, body]]).events, citizen).at(-1);
    expect(row).toMatchObject({ title: '视为受理', actorLabel: '系统', at: at(10) });
    expect(row?.detail.split('\n')).toEqual([
      '受理时限内未告知补正\uff0c自2026年3月2日收到申请之日起视为受理',
      '将于2026年3月23日前\uff08含当日\uff09作出决定',
    ]);
  });

  it('gives the grounds of what goes against the applicant', () => {
    const { events } = tell([...issuedStory, [at(9), approver, revocation]]);
    expect(timeline(events, citizen).at(-1)?.detail.split('\n')).toEqual([
      '撤销',
      '理由\uff1a以欺骗手段取得许可',
      '依据\uff1a《中华人民共和国行政许可法》第六十九条',
    ]);
    expect(timeline(events, citizen).at(-2)?.detail).toBe('证照编号\uff1aJY15301020000011');
  });

  it('has words for every event, whoever reads it in whichever language', () => {
    const chains: unknown[][] = JSON.parse(
      readFileSync(new URL('./__fixtures__/case-events.v1.json', import.meta.url), 'utf8'),
    );
    const events = chains.map((chain) => chain.map(loadCaseEvent));
    for (const forWhom of ['citizen', 'staff'] as const) {
      for (const language of ['zh', 'en'] as const) {
        const rows = events.flatMap((chain) => timeline(chain, { language, forWhom }));
        const types = new Set(rows.map(({ type }) => type));
        expect(types.size).toBe(Object.keys(eventLabels).length - (forWhom === 'citizen' ? 1 : 0));
        for (const { type, title, detail, actorLabel } of rows) {
          expect(title).toMatch(language === 'zh' ? /^\p{Script=Han}+$/u : /^[A-Z][a-z ]+$/);
          expect(actorLabel).not.toBe('');
          const isSilent = forWhom === 'citizen' && (type === 'reviewed' || type === 'approved');
          expect(detail === '').toBe(isSilent);
        }
      }
    }
  });

  it('tells grounds and ways in the reader’s language', () => {
    const { events } = tell([
      ...issuedStory,
      [at(6), applicant, { type: 'delivered', method: 'download' }],
      [at(9), approver, revocation],
    ]);
    const details = timeline(events, { language: 'en', forWhom: 'citizen' }).map(({ detail }) => detail);
    expect(details.slice(-3)).toEqual([
      'Licence number: JY15301020000011',
      'Downloaded',
      `Revoked\nReason: ${revocation.reason}\nLegal basis: ${revocation.basis}`,
    ]);
  });

  it('marks a provisional date', () => {
    const december = '2026-12-29T02:00:00.000Z';
    const { events } = tell([
      [december, applicant, submittedStory[0]?.[2] ?? revocation],
      [december, clerk, accepted(december)],
    ]);
    expect(timeline(events, citizen).at(-1)?.detail).toContain('暂定');
    expect(timeline(events, { ...citizen, language: 'en' }).at(-1)?.detail).toContain('provisional');
  });
});
