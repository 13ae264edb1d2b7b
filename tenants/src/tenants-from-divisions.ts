import { fail, ok, type Problem, type Result } from '@banshi/core/errors';
import { childPath, type DivisionLevel } from '@banshi/core/identifiers';
import type { Division } from './divisions.ts';
import type { GovernanceException, GovernanceParent, TenantSeed } from './tenant.ts';

/** Digits of a code that are in use, by level. */
const widths: Record<DivisionLevel, number> = {
  province: 2,
  prefecture: 4,
  county: 6,
  township: 9,
  village: 12,
};

/** From here on the part of a township or village is a statistical unit: 400+ zones, farms, prisons, 498/598 virtual. */
const statisticalFrom = 400;

/**
 * One tenant per division, with its path in the governance tree. Statistical units, and what lies in them, are hidden
 * until an exception confirms them.
 *
 * Codes: `tenants.exceptionUnknown` (no such division, or under another name), `tenants.parentUnknown`,
 * `tenants.cycle`. All of them, or the tenants in the order of the divisions.
 */
export function tenantsFromDivisions(
  divisions: readonly Division[],
  exceptions: readonly GovernanceException[],
): Result<TenantSeed[]> {
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const exceptionOf = new Map(exceptions.map((exception) => [exception.tenantCode, exception]));
  const problems = exceptions.flatMap((exception) => exceptionProblems(exception, byCode));
  if (problems.length > 0) return fail(problems);

  const minted = new Map<string, TenantSeed>();
  const open = new Set<string>();

  function mint(division: Division): TenantSeed {
    const known = minted.get(division.code);
    if (known) return known;
    open.add(division.code);
    const exception = exceptionOf.get(division.code);
    const parentCode = exception?.parent ?? division.parent;
    const above = parentCode === undefined ? undefined : byCode.get(parentCode);
    if (above && open.has(above.code)) {
      problems.push(cycleProblem(division.code, above.code));
      return seed({ division, exception, parent: undefined });
    }
    const made = seed({ division, exception, parent: above && mint(above) });
    open.delete(division.code);
    minted.set(division.code, made);
    return made;
  }

  const tenants = divisions.map(mint);
  return problems.length > 0 ? fail(problems) : ok(tenants);
}

interface SeedInput {
  division: Division;
  exception: GovernanceException | undefined;
  parent: TenantSeed | undefined;
}

function seed({ division, exception, parent }: SeedInput): TenantSeed {
  const { code, name, level } = division;
  const isStatistical = isStatisticalUnit(division);
  const isConfirmed = exception?.kind !== undefined;
  return {
    tenantCode: code,
    name,
    kind: exception?.kind ?? (isStatistical ? 'statistical' : 'division'),
    level: exception?.level ?? level,
    path: childPath(parent?.path, code.slice(0, widths[level])),
    governance: governanceOf(division, exception),
    serves: [code],
    hidden: (isStatistical && !isConfirmed) || (parent?.hidden ?? false),
    ...(exception?.shortName !== undefined && {
      branding: { brandColour: defaultBrandColour, shortName: exception.shortName },
    }),
  };
}

export const defaultBrandColour = '#1F4E8C';

function governanceOf(division: Division, exception: GovernanceException | undefined): GovernanceParent[] {
  const byCode: GovernanceParent = { parent: division.parent ?? null };
  if (exception?.parent === undefined) return [byCode];
  const { parent, from } = exception;
  // Without a date there is no telling when the code tree last held, so that no such time is claimed.
  return from === undefined ? [{ parent }] : [byCode, { parent, from }];
}

/** Township part 400 and above, or village part 400 and above. */
export function isStatisticalUnit({ code, level }: Pick<Division, 'code' | 'level'>): boolean {
  if (level === 'township') return Number(code.slice(6, 9)) >= statisticalFrom;
  return level === 'village' && Number(code.slice(9)) >= statisticalFrom;
}

function exceptionProblems(
  { tenantCode, name, parent }: GovernanceException,
  byCode: ReadonlyMap<string, Division>,
): Problem[] {
  const division = byCode.get(tenantCode);
  const problems: Problem[] = [];
  if (division?.name !== name) {
    const actual = division ? `，表中是“${division.name}”` : '';
    problems.push(
      problem(
        'exceptionUnknown',
        tenantCode,
        `例外表里的“${name}”(${tenantCode})与区划表对不上${actual}，请核对`,
      ),
    );
  }
  if (parent !== undefined && !byCode.has(parent)) {
    problems.push(problem('parentUnknown', tenantCode, `“${name}”的管理上级 ${parent} 不在区划表中，请核对`));
  }
  return problems;
}

const cycleProblem = (code: string, above: string): Problem =>
  problem('cycle', code, `${code} 与 ${above} 互为上级，无法确定隶属关系，请更正例外表`);

const problem = (kind: string, place: string, message: string): Problem => ({
  code: `tenants.${kind}`,
  severity: 'error',
  place,
  message,
});
