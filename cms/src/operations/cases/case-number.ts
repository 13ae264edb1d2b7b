import type { CaseState } from '@banshi/core/applications';
import { shanghaiDate } from '@banshi/core/calendar';
import { caseNumber } from '@banshi/core/identifiers';
import type { Runtime } from '../../runtime.ts';
import { allocateNumber } from '../numbers.ts';

/** The number of a case: county, day and running number of that county and day, with a check character. */
export async function caseNumberOf(
  runtime: Runtime,
  { caseId, tenantCode, submittedAt }: Pick<CaseState, 'caseId' | 'tenantCode' | 'submittedAt'>,
): Promise<string> {
  const division6 = tenantCode.slice(0, 6);
  const date = shanghaiDate(submittedAt);
  const sequence = await allocateNumber(runtime, {
    series: `case:${division6}:${date}`,
    allocationKey: `case:${caseId}`,
  });
  return caseNumber({ division6, date, sequence });
}
