import type { LocalText } from '../errors/index.ts';
import type { MaterialRequirement } from './elements.ts';
import { entry, type GuideContext, toFact } from './guide-facts.ts';
import type { GuideEntry, GuideFact } from './guide-types.ts';
import { materialFormLabels, materialSourceLabels } from './value-labels.ts';

/** Every material the item may ask for, with the words that say when; the exact list needs the citizen's answers. */
export const materialEntries = (context: GuideContext): GuideEntry[] =>
  context.item.materials.map((row) =>
    entry(context, {
      element: 'materials',
      key: row.key,
      title: row.name,
      ...(row.explanation && { text: row.explanation }),
      facts: materialFacts(context, row),
      isUnverified: row.confidence === 'unverified',
    }),
  );

function materialFacts(context: GuideContext, row: MaterialRequirement): GuideFact[] {
  const fact = (key: string, label: LocalText, text: LocalText | undefined): GuideFact[] =>
    text ? [toFact(context, { key, label, text })] : [];
  return [
    ...fact('necessity', { zh: '是否必交', en: 'Needed' }, necessityText(row)),
    ...fact('when', { zh: '什么情况要交', en: 'When' }, row.applies === undefined ? undefined : row.reason),
    ...fact('form', { zh: '形式', en: 'Form' }, formText(row)),
    ...fact('source', { zh: '来源', en: 'Source' }, materialSourceLabels[row.source]),
    ...fact('ease', { zh: '可以从简', en: 'Made easier' }, easeText(row)),
    ...fact('basis', { zh: '依据', en: 'Basis' }, row.basis ? { zh: row.basis } : undefined),
    ...(row.generatedFromForm || row.sample !== undefined
      ? []
      : [
          toFact(context, {
            key: 'sample',
            label: { zh: '样本', en: 'Sample' },
            text: undefined,
          }),
        ]),
  ];
}

const necessityText = (row: MaterialRequirement): LocalText => {
  if (row.necessity === 'optional') return { zh: '非必要', en: 'Optional' };
  return row.applies === undefined
    ? { zh: '必要', en: 'Required' }
    : { zh: '符合情形时必要', en: 'Required where it applies' };
};

const formText = (row: MaterialRequirement): LocalText => {
  const { zh, en } = materialFormLabels[row.form];
  return row.copies === 0 ? { zh, en } : { zh: `${zh} ${row.copies} 份`, en: `${en} × ${row.copies}` };
};

/** In what ways the applicant may be spared the paper, at least for now. */
function easeText(row: MaterialRequirement): LocalText | undefined {
  const ways = [
    ...(row.generatedFromForm ? [{ zh: '由所填表单自动生成', en: 'made from your answers' }] : []),
    ...(row.deferrable
      ? [
          row.deferrable.until === 'decision'
            ? { zh: '可容缺，作出决定前补交', en: 'may follow, before the decision' }
            : { zh: '可容缺，领证前补交', en: 'may follow, before delivery' },
        ]
      : []),
    ...(row.commitment ? [{ zh: '可用告知承诺代替', en: 'a written commitment will do' }] : []),
    ...(row.replacedBy !== undefined
      ? [{ zh: `有电子${row.replacedBy}的免交`, en: `not needed with an electronic ${row.replacedBy}` }]
      : []),
  ];
  if (ways.length === 0) return undefined;
  return { zh: ways.map(({ zh }) => zh).join('；'), en: ways.map(({ en }) => en).join('; ') };
}
