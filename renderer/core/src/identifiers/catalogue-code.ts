import { fail, ok, type Problem, type Result } from '../errors/index.ts';
import { hasErrors, isDigit, shapeProblems } from './shape.ts';

/** The parts of a catalogue code (基本编码, 12 characters). */
export interface CatalogueCodeParts {
  /** 2 digits: `00` the state, `53` Yunnan. */
  division: string;
  /** 2 digits, GB/T 39046-2020 Annex A: `01` licence … `20` public service. */
  itemType: string;
  /** 2 digits: the department that guides the item. */
  department: string;
  /** 3 digits. */
  mainItem: string;
  /** `000` none, `00Y` a parent with sub-items that is itself never implemented, `001`+ a sub-item. */
  subItem: string;
}

/**
 * Problems of a catalogue code: `catalogueCode.length`, `catalogueCode.alphabet`. It has no check digit. The
 * dictionaries behind its parts differ by province and are data, so they are not checked here.
 */
export const checkCatalogueCode = (text: string): Problem[] =>
  shapeProblems(text, {
    code: 'catalogueCode',
    name: '基本编码',
    length: 12,
    allows: (character, index) => isDigit(character) || (index === 11 && text.endsWith('00Y')),
    allowed: '应全是数字，只有父项以 00Y 结尾',
  });

/** Takes a catalogue code apart, or says what is wrong with it. */
export const parseCatalogueCode = (text: string): Result<CatalogueCodeParts> => {
  const problems = checkCatalogueCode(text);
  if (hasErrors(problems)) return fail(problems);
  return ok({
    division: text.slice(0, 2),
    itemType: text.slice(2, 4),
    department: text.slice(4, 6),
    mainItem: text.slice(6, 9),
    subItem: text.slice(9),
  });
};
