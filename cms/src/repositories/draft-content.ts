import type { Applicant } from '@banshi/core/applications';
import type { FormValues } from '@banshi/core/forms';

/** What a draft holds. `values` is what was typed, also where a field is hidden at the moment. */
export interface DraftContent {
  v: 1;
  /** The tenant whose portal was browsed; the case goes where its facts lead. */
  browsedCode: string;
  applicant: Applicant | null;
  answers: Record<string, unknown>;
  values: FormValues;
  commitments: string[];
  deferred: string[];
  lastPage: string | null;
}
