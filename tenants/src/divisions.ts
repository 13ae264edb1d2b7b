import { fail, ok, type Problem, type Result } from '@banshi/core/errors';
import {
  type DivisionLevel,
  divisionLevel,
  divisionLevels,
  divisionParent,
  isDivisionCode,
} from '@banshi/core/identifiers';

/** 区划: one row of the division table. */
export interface Division {
  /** 12 digits. */
  code: string;
  level: DivisionLevel;
  name: string;
  /** Code of the division above it in the code tree; absent for the province. */
  parent?: string;
}

const header = 'code,level,name';

/**
 * Reads a division table: UTF-8 text with the header `code,level,name`, one division per line, no quoting. Parents may
 * stand after their children.
 *
 * Either every row is good, or nothing is returned but all problems, with `line 17` as place: `divisions.header`,
 * `divisions.columns`, `divisions.code`, `divisions.level` (the level is not the one that the code says),
 * `divisions.name`, `divisions.duplicate`, `divisions.parentMissing`, `divisions.empty`.
 */
export function readDivisions(csvText: string): Result<Division[]> {
  const lines = csvText.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines[0] !== header) {
    return fail([problem('header', 1, `第一行应为“${header}”，请核对文件`)]);
  }
  const divisions: Division[] = [];
  const problems: Problem[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const division = readLine(line, index + 1, problems);
    if (!division) continue;
    const earlier = lineOf.get(division.code);
    if (earlier !== undefined) {
      problems.push(
        problem('duplicate', index + 1, `代码 ${division.code} 与第 ${earlier} 行重复，请删去一行`),
      );
      continue;
    }
    lineOf.set(division.code, index + 1);
    divisions.push(division);
  }
  for (const { code, parent } of divisions) {
    if (parent === undefined || lineOf.has(parent)) continue;
    problems.push(
      problem('parentMissing', lineOf.get(code) ?? 0, `代码 ${code} 的上级 ${parent} 不在表中，请补上`),
    );
  }
  if (divisions.length === 0 && problems.length === 0) {
    return fail([problem('empty', 1, '表中没有任何区划，请核对文件')]);
  }
  return problems.length > 0 ? fail(problems) : ok(divisions);
}

function readLine(line: string, number: number, problems: Problem[]): Division | undefined {
  const columns = line.split(',');
  const [code = '', level = '', name = ''] = columns;
  const refuse = (kind: string, message: string): undefined => {
    problems.push(problem(kind, number, message));
    return undefined;
  };
  if (columns.length !== 3) return refuse('columns', `应有 3 列（${header}），请核对这一行`);
  if (name === '') return refuse('name', '名称是空的，请填写');
  if (!isDivisionCode(code)) return refuse('code', `“${code.slice(0, 20)}”不是 12 位区划代码，请核对`);
  const expected = divisionLevel(code);
  if (level !== expected) {
    const known = (divisionLevels as readonly string[]).includes(level);
    return refuse('level', `代码 ${code} 应为 ${expected} 级${known ? `，写成了 ${level}` : ''}，请更正`);
  }
  if (name.trim() !== name) return refuse('name', `“${name}”前后有空格，请删去`);
  const parent = divisionParent(code);
  return { code, level: expected, name, ...(parent !== undefined && { parent }) };
}

const problem = (kind: string, line: number, message: string): Problem => ({
  code: `divisions.${kind}`,
  severity: 'error',
  place: `line ${line}`,
  message: `第 ${line} 行：${message}`,
});
