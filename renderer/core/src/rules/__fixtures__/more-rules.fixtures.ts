import { asked, options, type RuleFixture, read } from './rules.fixtures.ts';

const cuttingLicence: RuleFixture = {
  key: 'R05',
  title: '是否必须持采伐许可证',
  variables: [
    asked('land', 'string', '林木所在地', { options: options('林地', '房前屋后', '自留地', '非林地') }),
    asked('species', 'string', '树种', { options: options('竹', '乔木') }),
    asked('inReserve', 'boolean', '在自然保护区内'),
    asked('rural', 'boolean', '采伐人为农村居民'),
    asked('ownScattered', 'boolean', '个人所有的零星林木'),
  ],
  expression: {
    '!': {
      or: [
        { and: [{ '==': [read('species'), '竹'] }, { '!': read('inReserve') }] },
        { and: [read('rural'), read('ownScattered'), { in: [read('land'), ['自留地', '房前屋后']] }] },
        { '==': [read('land'), '非林地'] },
      ],
    },
  },
  cases: [
    {
      data: { land: '林地', species: '竹', inReserve: false, rural: true, ownScattered: false },
      expected: false,
      why: '保护区外竹林',
    },
    {
      data: { land: '林地', species: '竹', inReserve: true, rural: true, ownScattered: false },
      expected: true,
      why: '保护区内竹林不免证',
    },
    {
      data: { land: '房前屋后', species: '乔木', inReserve: false, rural: false, ownScattered: true },
      expected: true,
      why: '城镇居民不适用该豁免',
    },
    {
      data: { land: '林地', species: '乔木', inReserve: false, rural: true, ownScattered: true },
      expected: true,
      why: '自留山、承包林地要证',
    },
  ],
};

const cuttingAuthority: RuleFixture = {
  key: 'R06',
  title: '由乡镇发证还是由县局发证',
  variables: [
    asked('owner', 'string', '林木所有者', { options: options('个人', '集体', '国有') }),
    asked('category', 'string', '林种', { options: options('人工商品林', '天然商品林', '公益林') }),
    asked('species', 'string', '树种'),
    asked('volume', 'number', '采伐蓄积', { unit: { zh: '立方米', en: 'm³' } }),
  ],
  expression: {
    if: [
      {
        and: [
          { '==': [read('owner'), '个人'] },
          { '==': [read('category'), '人工商品林'] },
          { in: [read('species'), ['松', '杉', '桤', '桉', '喜树']] },
          { '<=': [read('volume'), 50] },
        ],
      },
      '乡',
      '县',
    ],
  },
  cases: [
    {
      data: { owner: '个人', category: '人工商品林', species: '杉', volume: 50 },
      expected: '乡',
      why: '含50',
    },
    { data: { owner: '个人', category: '人工商品林', species: '杉', volume: 50.1 }, expected: '县' },
    {
      data: { owner: '个人', category: '公益林', species: '松', volume: 3 },
      expected: '县',
      why: '公益林县直办',
    },
    {
      data: { owner: '国有', category: '人工商品林', species: '桉', volume: 20 },
      expected: '县',
      why: '国有林县直办',
    },
  ],
};

const cuttingDesign: RuleFixture = {
  key: 'R07',
  title: '材料“伐区调查设计文件”是否必交',
  variables: [
    asked('personal', 'boolean', '林农个人采伐'),
    asked('artCommercial', 'boolean', '人工商品林'),
    asked('commit', 'boolean', '选择告知承诺方式'),
    asked('volume', 'number', '采伐蓄积', { unit: { zh: '立方米' } }),
    asked('area', 'number', '采伐面积', { unit: { zh: '公顷' } }),
    asked('areaLimit', 'number', '省定面积限度', { unit: { zh: '公顷' } }),
    asked('volumeLimit', 'number', '省定蓄积限度', { unit: { zh: '立方米' } }),
  ],
  expression: {
    and: [
      {
        or: [{ '>': [read('area'), read('areaLimit')] }, { '>': [read('volume'), read('volumeLimit')] }],
      },
      {
        '!': {
          and: [read('personal'), read('artCommercial'), read('commit'), { '<=': [read('volume'), 15] }],
        },
      },
    ],
  },
  cases: [
    [true, true, 15, 0.2, true, false, '恰15且承诺'] as const,
    [true, true, 15, 0.2, false, true, '没选承诺，超10'] as const,
    [false, true, 12, 0.2, true, true, '企业不适用'] as const,
    [true, false, 8, 0.5, false, false, '未超限'] as const,
  ].map(([personal, artCommercial, volume, area, commit, expected, why]) => ({
    data: { personal, artCommercial, volume, area, commit, areaLimit: 1, volumeLimit: 10 },
    expected,
    why,
  })),
};

const waterPermit: RuleFixture = {
  key: 'R08',
  title: '是否须领取水许可证',
  variables: [
    asked('source', 'string', '取水水源', { options: options('自然水源', '公共管网', '本集体塘库') }),
    asked('use', 'string', '用途', {
      options: options('家庭', '畜禽', '工业', '灌溉', '应急安全', '抗旱生态'),
    }),
    asked('monthly', 'number', '每月取水量', { unit: { zh: '立方米' } }),
  ],
  expression: {
    and: [
      { '==': [read('source'), '自然水源'] },
      { '!': { and: [{ '==': [read('use'), '家庭'] }, { '<=': [read('monthly'), 30] }] } },
      { '!': { and: [{ '==': [read('use'), '畜禽'] }, { '<=': [read('monthly'), 60] }] } },
      { '!': { in: [read('use'), ['应急安全', '抗旱生态']] } },
    ],
  },
  cases: [
    { data: { source: '自然水源', use: '家庭', monthly: 30 }, expected: false, why: '恰30' },
    { data: { source: '自然水源', use: '家庭', monthly: 30.5 }, expected: true, why: '超30' },
    { data: { source: '自然水源', use: '灌溉', monthly: 5 }, expected: true, why: '灌溉没有少量豁免' },
    { data: { source: '本集体塘库', use: '灌溉', monthly: 900 }, expected: false, why: '本集体塘库水' },
  ],
};

const freightLicence: RuleFixture = {
  key: 'R09',
  title: '是否须许可、由哪级办、驾驶员是否须从业资格证',
  variables: [
    asked('kind', 'string', '货运种类', { options: options('普通', '危险') }),
    asked('maxMass', 'number', '最大总质量', { unit: { zh: '千克' } }),
    asked('vehicles', 'number', '车辆数'),
  ],
  expression: {
    if: [
      { '==': [read('kind'), '危险'] },
      ['须', '州市', '须'],
      { '>': [read('maxMass'), 4500] },
      ['须', '县', '须'],
      ['不须', '—', '不须'],
    ],
  },
  cases: [
    { data: { kind: '普通', maxMass: 4500, vehicles: 3 }, expected: ['不须', '—', '不须'], why: '恰4500' },
    { data: { kind: '普通', maxMass: 4501, vehicles: 1 }, expected: ['须', '县', '须'] },
    { data: { kind: '危险', maxMass: 3000, vehicles: 6 }, expected: ['须', '州市', '须'] },
    { data: { kind: '危险', maxMass: 18000, vehicles: 4 }, expected: ['须', '州市', '须'], why: '车不足5辆' },
  ],
};

const disabilityAllowances: RuleFixture = {
  key: 'R10',
  title: '可领哪些补贴',
  variables: [
    asked('lowIncome', 'boolean', '低保家庭'),
    asked('level', 'number', '残疾等级'),
    asked('care', 'boolean', '需要长期照护'),
    asked('destitute', 'boolean', '已纳入特困供养'),
    asked('injuryCare', 'boolean', '领取工伤保险生活护理费'),
    asked('orphan', 'boolean', '享受孤儿基本生活保障'),
  ],
  expression: {
    if: [
      { or: [read('destitute'), read('injuryCare')] },
      [],
      {
        merge: [
          { if: [{ and: [read('lowIncome'), { '!': read('orphan') }] }, ['生活'], []] },
          { if: [{ and: [{ in: [read('level'), [1, 2]] }, read('care')] }, ['护理'], []] },
        ],
      },
    ],
  },
  cases: [
    [true, 1, true, false, false, ['生活', '护理'], '两项都领'] as const,
    [true, 3, true, false, false, ['生活'], '三级不在国家线'] as const,
    [false, 1, true, true, false, [], '特困排除'] as const,
    [true, 1, true, false, true, ['护理'], '孤儿只给护理'] as const,
  ].map(([lowIncome, level, care, destitute, orphan, expected, why]) => ({
    data: { lowIncome, level, care, destitute, injuryCare: false, orphan },
    expected,
    why,
  })),
};

const nurseTraining: RuleFixture = {
  key: 'R11',
  title: '材料“3个月临床护理培训并考核合格证明”是否必交',
  variables: [asked('passed', 'date', '通过考试之日'), asked('applied', 'date', '申请日期')],
  expression: { '>': [read('applied'), { addYears: [read('passed'), 3] }] },
  cases: [
    { data: { passed: '2022-06-01', applied: '2025-06-01' }, expected: false, why: '三周年当日' },
    { data: { passed: '2022-06-01', applied: '2025-06-02' }, expected: true, why: '晚一天' },
    { data: { passed: '2019-05-12', applied: '2026-01-05' }, expected: true, why: '逾期多年' },
    { data: { passed: '2023-12-31', applied: '2026-12-30' }, expected: false, why: '差一天' },
    { data: { passed: '2020-02-29', applied: '2023-02-28' }, expected: false, why: '闰日的周年在二月末日' },
    { data: { passed: '2020-02-29', applied: '2023-03-01' }, expected: true },
  ],
};

const fireworksSite: RuleFixture = {
  key: 'R12',
  title: '选址与销售方式是否合格',
  variables: [
    asked('type', 'string', '经营类型', { options: options('城市长期', '乡村长期', '春节') }),
    asked('mode', 'string', '销售方式', { options: options('专店', '专柜') }),
    asked('area', 'number', '面积', { unit: { zh: '平方米' } }),
    asked('toOther', 'number', '到最近零售点的距离', { unit: { zh: '米' } }),
    asked('toKey', 'number', '到最近重点场所的距离', { unit: { zh: '米' } }),
    asked('sameBuilding', 'boolean', '与居民居住场所在同一建筑'),
    asked('offSeason', 'boolean', '淡季'),
  ],
  expression: {
    and: [
      { '>=': [read('area'), 10] },
      { '>': [read('toOther'), 50] },
      { '>=': [read('toKey'), 100] },
      { '!': read('sameBuilding') },
      {
        or: [
          { '==': [read('mode'), '专店'] },
          { and: [{ '==': [read('type'), '乡村长期'] }, read('offSeason')] },
        ],
      },
    ],
  },
  cases: [
    ['城市长期', '专店', 10, 50.1, 100, true, true, '各项踩边界'] as const,
    ['城市长期', '专柜', 20, 80, 300, true, false, '城市长期不得专柜'] as const,
    ['乡村长期', '专柜', 12, 80, 150, false, false, '旺季须专店'] as const,
    ['春节', '专店', 15, 50, 200, false, false, '50米内有同类点'] as const,
  ].map(([type, mode, area, toOther, toKey, offSeason, expected, why]) => ({
    data: { type, mode, area, toOther, toKey, sameBuilding: false, offSeason },
    expected,
    why,
  })),
};

export const moreRules = [
  cuttingLicence,
  cuttingAuthority,
  cuttingDesign,
  waterPermit,
  freightLicence,
  disabilityAllowances,
  nurseTraining,
  fireworksSite,
];
