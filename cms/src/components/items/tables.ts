import {
  type ElementKey,
  type HandlingItem,
  levelLabels,
  materialFormLabels,
  powerSourceLabels,
  resultKindLabels,
  stageLabels,
} from '@banshi/core/items';
import type { ElementValue, TableRow } from './element-view.ts';
import type { Wording } from './wording.ts';

type ListKey = {
  [K in ElementKey]-?: NonNullable<HandlingItem[K]> extends readonly { key: string }[] ? K : never;
}[ElementKey];
type Row<K extends ListKey> = NonNullable<HandlingItem[K]>[number];

interface Columns<R> {
  titles: (w: Wording) => string[];
  cells: (row: R, w: Wording) => string[];
}

/** What of each keyed list people read, in columns. */
const columns: { readonly [K in ListKey]: Columns<Row<K>> } = {
  legalBasis: {
    titles: (w) => [w.word('名称', 'Statute'), w.word('条款', 'Article'), w.word('内容', 'Gist')],
    cells: (row) => [`《${row.statute}》`, row.article ?? '', row.gist ?? ''],
  },
  conditions: {
    titles: (w) => [w.word('条件', 'Condition'), w.word('依据', 'Basis')],
    cells: (row, w) => [w.say(row.text), row.basis ?? ''],
  },
  situations: {
    titles: (w) => [
      w.word('问题', 'Question'),
      w.word('由谁回答', 'Answered by'),
      w.word('选项', 'Options'),
      w.word('什么时候问', 'Asked when'),
    ],
    cells: (row, w) => [
      w.say(row.question),
      row.origin === 'asked' ? w.word('申请人', 'Applicant') : w.word('部门核实', 'Verified by the office'),
      optionsText(row, w),
      row.when === undefined ? w.word('总是', 'Always') : w.rule(row.when),
    ],
  },
  eligibility: {
    titles: (w) => [
      w.word('情形', 'When'),
      w.word('结论', 'Outcome'),
      w.word('告知申请人', 'Told'),
      w.word('下一步', 'Next step'),
    ],
    cells: (row, w) => [
      w.rule(row.when),
      outcomeText(row, w),
      [w.say(row.reason), row.basis ?? ''].filter(Boolean).join('\n'),
      w.say(row.nextStep),
    ],
  },
  materials: {
    titles: (w) => [
      w.word('材料', 'Document'),
      w.word('必要性', 'Needed'),
      w.word('什么情况要交', 'When'),
      w.word('形式', 'Form'),
      w.word('从简', 'Made easier'),
      w.word('依据', 'Basis'),
    ],
    cells: (row, w) => [
      w.say(row.name),
      row.necessity === 'required' ? w.word('必要', 'Required') : w.word('非必要', 'Optional'),
      row.applies === undefined ? w.word('都要交', 'Always') : w.rule(row.applies),
      formText(row, w),
      easeText(row, w),
      row.basis ?? '',
    ],
  },
  process: {
    titles: (w) => [w.word('步骤', 'Step'), w.word('环节', 'Stage'), w.word('天数', 'Days')],
    cells: (row, w) => [w.say(row.name), stageLabels[row.stage][w.language], String(row.days)],
  },
  results: {
    titles: (w) => [
      w.word('结果', 'Result'),
      w.word('类型', 'Kind'),
      w.word('有效期', 'Valid for'),
      w.word('照面', 'Face'),
    ],
    cells: (row, w) => [
      w.say(row.name),
      resultKindLabels[row.kind][w.language],
      row.validityYears === undefined
        ? w.word('长期', 'Without limit')
        : w.word(`${row.validityYears} 年`, `${row.validityYears} years`),
      w.list(row.faceFields.map(({ label }) => w.say(label))),
    ],
  },
  parameters: {
    titles: (w) => [w.word('参数', 'Parameter'), w.word('值', 'Value'), w.word('依据', 'Basis')],
    cells: (row, w) => [
      w.say(row.label),
      [Array.isArray(row.value) ? w.list(row.value.map(String)) : String(row.value), row.unit]
        .filter(Boolean)
        .join(' '),
      row.basis ?? '',
    ],
  },
  assignments: {
    titles: (w) => [
      w.word('什么情况', 'When'),
      w.word('按哪里定', 'By the place'),
      w.word('由谁办', 'Handled by'),
      w.word('权力来源', 'Power'),
      w.word('再交由谁办', 'Handed on to'),
    ],
    cells: (row, w) => [
      row.when === undefined ? w.word('总是', 'Always') : w.rule(row.when),
      w.path(row.place),
      `${levelLabels[row.level][w.language]} ${w.body(row.departmentRole)}`,
      powerSourceLabels[row.powerSource][w.language],
      w.list(row.delegations.map((one) => delegationText(one, w))),
    ],
  },
  intakeWindows: {
    titles: (w) => [w.word('名称', 'Name'), w.word('开始', 'From'), w.word('结束', 'Until')],
    cells: (row, w) => [row.label ? w.say(row.label) : '', row.from, row.until],
  },
  faqs: {
    titles: (w) => [w.word('问', 'Question'), w.word('答', 'Answer')],
    cells: (row, w) => [w.say(row.question), w.say(row.answer)],
  },
  servicePoints: {
    titles: (w) => [w.word('窗口', 'Window'), w.word('地址', 'Address'), w.word('电话', 'Phone')],
    cells: (row, w) => {
      const point = w.servicePoint(row.servicePoint);
      return point ? [point.name, point.address, point.phone] : [row.servicePoint, '', ''];
    },
  },
  notes: {
    titles: (w) => [w.word('说明', 'Note')],
    cells: (row, w) => [w.say(row.text)],
  },
};

export const isListKey = (key: ElementKey): key is ListKey => Object.hasOwn(columns, key);

/** Rows of a keyed list as a table. */
export function tableOf(key: ListKey, rows: readonly { key: string }[], w: Wording): ElementValue {
  // The columns of an element take the rows of that element; the compiler cannot pair them through an index.
  const spec = columns[key] as unknown as Columns<{ key: string }>;
  return {
    kind: 'table',
    columns: spec.titles(w),
    rows: rows.map(
      (row): TableRow => ({
        key: row.key,
        cells: spec.cells(row, w),
        isUnverified: 'confidence' in row && row.confidence === 'unverified',
      }),
    ),
  };
}

/** Whether it holds today the day says: an office page shows every one with its dates. */
const delegationText = (row: Row<'assignments'>['delegations'][number], w: Wording): string => {
  const body = `${levelLabels[row.to][w.language]} ${w.body(row.departmentRole)}`;
  const dates = `${row.validFrom} – ${row.validUntil ?? ''}`;
  return `${body}（${powerSourceLabels[row.powerSource][w.language]}，${row.document}，${dates}）`;
};

const optionsText = (row: Row<'situations'>, w: Wording): string => {
  if (row.type === 'yesNo') return w.word('是、否', 'Yes, no');
  if (row.type === 'division') return w.word('行政区划', 'A division');
  return w.list((row.options ?? []).map(({ label }) => w.say(label)));
};

const outcomeText = (row: Row<'eligibility'>, w: Wording): string => {
  const name = row.referTo ? w.say(row.referTo.name) : '';
  switch (row.outcome) {
    case 'notNeeded':
      return w.word('不用办', 'Not needed');
    case 'notEligible':
      return w.word('不能办', 'Not eligible');
    case 'referTo':
      return w.word(`改办：${name}`, `Instead: ${name}`);
  }
};

const formText = ({ form, copies }: Row<'materials'>, w: Wording): string => {
  const name = materialFormLabels[form][w.language];
  return copies === 0 ? name : w.word(`${name} ${copies} 份`, `${name}, ${copies}`);
};

const easeText = (row: Row<'materials'>, w: Wording): string =>
  w.list([
    row.generatedFromForm ? w.word('由申请表生成', 'made from the form') : '',
    row.deferrable
      ? row.deferrable.until === 'decision'
        ? w.word('可容缺，决定前补交', 'may follow before the decision')
        : w.word('可容缺，送达前补交', 'may follow before delivery')
      : '',
    row.commitment ? w.word('可告知承诺', 'a commitment will do') : '',
    row.replacedBy ? w.word(`有电子${row.replacedBy}免交`, `spared by an electronic ${row.replacedBy}`) : '',
  ]);
