import { checkCatalogueCode, checkTaskCode } from '../identifiers/index.ts';
import { elementKeys, elements, formFields, type HandlingItem, type Situation } from '../items/index.ts';
import { elementPlace, finding, type PublishContext, type PublishFinding } from './finding.ts';

/** Keys, references and codes: whether the parts of an item fit together at all. */
export const structureFindings = (item: HandlingItem, context: PublishContext): PublishFinding[] => [
  ...duplicateKeys(item),
  ...item.situations.flatMap(situationFindings),
  ...eligibilityFindings(item),
  ...assignmentFindings(item),
  ...resultFindings(item, context),
  ...resultRowFindings(item),
  ...codeFindings(item),
];

function duplicateKeys(item: HandlingItem): PublishFinding[] {
  const lists = elementKeys
    .filter((key) => elements[key].merge === 'keyedList')
    .map((key) => ({ key, names: (item[key] as { key: string }[]).map((row) => row.key) }));
  const variables = item.situations.map((row) => row.variable);
  const parameters = item.parameters.map((row) => row.name);
  return [
    ...lists.flatMap(({ key, names }) => repeated(names).map((name) => ({ key, name }))),
    ...repeated(variables).map((name) => ({ key: 'situations' as const, name })),
    ...repeated(parameters).map((name) => ({ key: 'parameters' as const, name })),
  ].map(({ key, name }) =>
    finding({
      code: 'key.duplicate',
      place: elementPlace(key, name),
      message: `“${elements[key].label.zh}”里的 ${name} 出现了不止一次。`,
    }),
  );
}

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

function situationFindings(row: Situation): PublishFinding[] {
  const place = elementPlace('situations', row.key);
  const needsOptions = row.type === 'choice' || row.type === 'choices';
  return [
    ...(needsOptions && !row.options?.length
      ? [finding({ code: 'situation.optionsMissing', place, message: `“${row.question.zh}”没有选项。` })]
      : []),
    ...(row.origin === 'verified' && row.fallback === undefined
      ? [
          finding({
            code: 'situation.fallbackMissing',
            place,
            message: `“${row.question.zh}”由部门核验，没有写明核验之前按什么处理。`,
          }),
        ]
      : []),
  ];
}

const eligibilityFindings = (item: HandlingItem): PublishFinding[] =>
  item.eligibility
    .filter((row) => row.outcome === 'referTo' && !row.referTo)
    .map((row) =>
      finding({
        code: 'eligibility.referMissing',
        place: elementPlace('eligibility', row.key),
        message: '这一种情况要引导到别的事项，却没有写明是哪一项。',
      }),
    );

function assignmentFindings(item: HandlingItem): PublishFinding[] {
  if (item.assignments.length === 0) {
    return [finding({ code: 'assignment.missing', place: 'assignments', message: '没有设定由谁受理。' })];
  }
  const places = new Set([
    ...item.situations.filter((row) => row.type === 'division').map((row) => `situation.${row.variable}`),
    ...formFields(item)
      .filter((field) => field.type === 'division' || field.type === 'address')
      .map((field) => `form.${field.key}`),
  ]);
  return item.assignments
    .filter((row) => !places.has(row.place))
    .map((row) =>
      finding({
        code: 'assignment.placeUnknown',
        place: elementPlace('assignments', row.key, 'place'),
        message: `没有“${row.place}”这个地区问题或字段。`,
      }),
    );
}

const resultFindings = (item: HandlingItem, { templates }: PublishContext): PublishFinding[] =>
  item.results
    .filter((row) => row.kind === 'licence')
    .flatMap((row) => {
      const place = elementPlace('results', row.key);
      const hasTemplate = row.template !== undefined && (templates?.includes(row.template) ?? true);
      return [
        ...(hasTemplate
          ? []
          : [
              finding({
                code: 'template.missing',
                place,
                message: row.template
                  ? `没有“${row.template}”这个证照模板。`
                  : `“${row.name.zh}”没有证照模板。`,
              }),
            ]),
        ...(row.faceFields.length === 0
          ? [finding({ code: 'result.faceEmpty', place, message: `“${row.name.zh}”没有照面内容。` })]
          : []),
      ];
    });

/** 每行一份: the table whose rows each get a document; and the specimen that a named result should have. */
function resultRowFindings(item: HandlingItem): PublishFinding[] {
  const tables = new Set(formFields(item).flatMap((field) => (field.type === 'table' ? [field.key] : [])));
  return item.results.flatMap((row) => {
    const place = elementPlace('results', row.key);
    const isPerRow = row.cardinality === 'perRow';
    return [
      ...(isPerRow && !(row.rowsFrom !== undefined && tables.has(row.rowsFrom))
        ? [
            finding({
              code: 'result.rowsMissing',
              place,
              message: `“${row.name.zh}”每行出一份，却没有写明是表单里的哪个表格。`,
            }),
          ]
        : []),
      ...(!isPerRow && row.rowsFrom !== undefined
        ? [finding({ code: 'result.rowsUnused', place, message: `“${row.name.zh}”只出一份，却指定了表格。` })]
        : []),
      ...(row.kind !== 'none' && row.sample === undefined
        ? [finding({ code: 'result.sampleMissing', place, message: `“${row.name.zh}”没有样本。` })]
        : []),
    ];
  });
}

function codeFindings(item: HandlingItem): PublishFinding[] {
  const codes = [
    { element: 'catalogueCode', code: item.catalogueCode, check: checkCatalogueCode },
    { element: 'taskCode', code: item.taskCode, check: checkTaskCode },
  ] as const;
  return codes.flatMap(({ element, code, check }) =>
    code === undefined
      ? []
      : check(code)
          .filter((problem) => problem.severity === 'error')
          .map((problem) =>
            finding({ code: 'code.invalid', place: elementPlace(element), message: `${problem.message}。` }),
          ),
  );
}
