import type { Problem } from '@banshi/core/errors';
import type { Layer } from '@banshi/core/inheritance';
import { publishChecks } from '@banshi/core/publishing';
import { faceKeys } from '../../settings/templates.ts';
import {
  hasRootOn,
  type ItemChain,
  isRootTenant,
  ownReleases,
  ownViolations,
  refused,
  resolveAt,
} from './chain.ts';
import { problemError } from './save-layer.ts';

export interface Gate {
  layer: Layer;
  /** Day from which it is to hold. */
  day: string;
  today: string;
  isUrgent: boolean;
}

/**
 * Whether a layer may be published for a day. Throws `release.pastDate`, `release.beforeBase` (its root, or a release
 * of its own that waits, holds later), `publish.violations` (what the levels above do not allow), `publish.refused`
 * (errors of the publish checks): each 422, all problems in `details.problems`.
 */
export function passGate(chain: ItemChain, gate: Gate): void {
  checkDay(chain, gate);
  const resolution = resolveAt(chain, { day: gate.day, own: gate.layer });
  const violations = ownViolations(resolution, chain.tenant.tenantCode).filter(isError);
  if (violations.length > 0) throw problemError(violations, 'publish.violations');
  const findings = publishChecks(resolution.item, { templates: faceKeys() }).filter(isError);
  if (findings.length > 0) throw problemError(findings, 'publish.refused');
}

const isError = (problem: Problem): boolean => problem.severity === 'error';

function checkDay(chain: ItemChain, { day, today, isUrgent }: Gate): void {
  if (day < today)
    throw refused('release.pastDate', '生效日期已经过去，请改为今天或以后。', { place: 'effectiveFrom' });
  if (!isRootTenant(chain) && !hasRootOn(chain, day))
    throw refused('release.beforeBase', `${chain.root.name}的版本在这一天还没有生效，请改晚生效日期。`, {
      place: 'effectiveFrom',
    });
  const waiting = ownReleases(chain)
    .filter((release) => release.effectiveFrom > day)
    .map((release) => release.effectiveFrom)
    .sort();
  if (waiting[0] && !isUrgent)
    throw refused(
      'release.beforeBase',
      `已有版本等待在 ${waiting[0]} 生效。请把生效日期改到那天或以后；确需先生效的，请选“紧急发布”。`,
      { place: 'effectiveFrom', details: { waiting } },
    );
}
