import type { Problem } from '../errors/index.ts';
import { inChinese } from '../items/index.ts';
import { itemTypeOf } from './identity.ts';
import { ItemSheet } from './item-sheet.ts';
import { repeatedNames } from './match.ts';
import { legalName } from './plain-rows.ts';
import { normaliseName } from './text.ts';

/** Most characters of a sheet as JSON; the longest real one has 15,000. */
export const maxSheetCharacters = 400_000;

const refuse = (code: string, place: string, message: string): Problem => ({
  code,
  severity: 'error',
  place,
  message,
});

/**
 * The sheet, or everything that is wrong with it; places are paths in it (`materials/3/copies`). Codes: `sheet.tooLarge`,
 * `sheet.shape`, `sheet.itemType`, `sheet.repeated`, `sheet.materialUnknown`, `sheet.options`.
 */
export function parseSheet(value: unknown): { sheet: ItemSheet } | { errors: Problem[] } {
  if (isTooLarge(value)) {
    return { errors: [refuse('sheet.tooLarge', '', '一张事项表不应有这么多内容，请核对是否传错了文件')] };
  }
  const parsed = ItemSheet.safeParse(value, inChinese);
  if (!parsed.success) {
    const errors = parsed.error.issues
      .slice(0, 100)
      .map((issue) => refuse('sheet.shape', issue.path.map(String).join('/'), issue.message));
    return { errors };
  }
  const sheet = parsed.data;
  const errors = [
    ...typeProblems(sheet),
    ...repeated(sheet),
    ...unknownMaterials(sheet),
    ...optionProblems(sheet),
  ];
  return errors.length > 0 ? { errors } : { sheet };
}

function isTooLarge(value: unknown): boolean {
  try {
    return (JSON.stringify(value) ?? '').length > maxSheetCharacters;
  } catch {
    // Nested a hundred thousand deep: there is no writing it down.
    return true;
  }
}

const typeProblems = ({ type }: ItemSheet): Problem[] =>
  itemTypeOf(type) === undefined
    ? [refuse('sheet.itemType', 'type', `没有“${type}”这种事项类型，请按国标填写，例如“行政许可”`)]
    : [];

/** Rows are known by their names: two of one name could not be told apart at the next import. */
function repeated(sheet: ItemSheet): Problem[] {
  const lists: [place: string, column: string, names: string[]][] = [
    ['legalBasis', 'article', sheet.legalBasis.map(legalName)],
    ['conditions', '', sheet.conditions],
    ['materials', 'name', sheet.materials.map(({ name }) => name)],
    ['situations', 'question', sheet.situations.map(({ question }) => question)],
    ['situations', 'id', sheet.situations.map(({ id, question }) => id ?? question)],
    ['formFields', 'name', sheet.formFields.map(({ name, label }) => name ?? label)],
    ['process', 'step', sheet.process.map(({ step }) => step)],
    ['results', 'name', sheet.results.map(({ name }) => name)],
  ];
  return lists.flatMap(([place, column, names]) =>
    repeatedNames(names).map(({ name, index }) =>
      refuse(
        'sheet.repeated',
        [place, index, column].filter((part) => part !== '').join('/'),
        `“${name.replace('|', ' ').slice(0, 60)}”写了两次，请合并或改名`,
      ),
    ),
  );
}

function unknownMaterials(sheet: ItemSheet): Problem[] {
  const known = new Set(sheet.materials.map(({ name }) => normaliseName(name)));
  return sheet.situations.flatMap(({ decides }, index) =>
    decides.flatMap(({ materials }, at) =>
      materials.flatMap((name, row) =>
        known.has(normaliseName(name))
          ? []
          : [
              refuse(
                'sheet.materialUnknown',
                `situations/${index}/decides/${at}/materials/${row}`,
                `材料里没有“${name.slice(0, 60)}”，请改成材料表里的名称`,
              ),
            ],
      ),
    ),
  );
}

function optionProblems({ situations }: ItemSheet): Problem[] {
  return situations.flatMap(({ type, options }, index) => {
    const place = `situations/${index}/options`;
    const count = options?.length ?? 0;
    const twice = repeatedNames(options ?? []).map(({ name, index: at }) =>
      refuse('sheet.repeated', `${place}/${at}`, `选项“${name}”写了两次，请删去一个`),
    );
    if ((type === 'single' || type === 'multi') && count === 0)
      return [refuse('sheet.options', place, '单选和多选的问题须写出选项')];
    if (type === 'boolean' && count !== 0 && count !== 2)
      return [refuse('sheet.options', place, '是否类的问题须有两个选项，例如“是”和“否”')];
    return twice;
  });
}
