import {
  acceptedBody,
  actionInputs,
  type CaseEventBody,
  correctionRequestedBody,
  requestCorrectionInput,
  rolesFor,
} from '@banshi/core/applications';
import { BanshiError } from '@banshi/core/errors';

import { formFields } from '@banshi/core/items';
import { z } from 'zod';
import type { Runtime } from '../../runtime.ts';
import { audit } from '../audit.ts';
import { asStaff, type Caller } from '../authorise.ts';
import { parseInput } from '../parse-input.ts';
import { actorFor, departmentCase } from './access.ts';
import { actOnCase } from './append.ts';
import type { LoadedCase } from './load.ts';

const staffActions = [
  'accept',
  'requestCorrection',
  'refuseAcceptance',
  'review',
  'returnToReview',
  'approve',
  'reject',
  'deliver',
  'terminate',
  'revokeLicence',
] as const;
type StaffAction = (typeof staffActions)[number];

const Act = z
  .object({ action: z.enum(staffActions), seq: z.number().int().min(1), input: z.json().default({}) })
  .strict();

/**
 * One act of staff on a case: accept, ask for corrections, review, decide, deliver, revoke. `seq` is the state that
 * was on the screen: somebody else's act since then is told (409), never overwritten.
 */
export async function actAsStaff(runtime: Runtime, caller: Caller, caseNumber: string, request: unknown) {
  const staff = asStaff(caller);
  const row = await departmentCase(runtime, caller, caseNumber);
  const { action, seq, input } = parseInput(Act, request);
  const actor = actorFor(staff, row.departmentKey, rolesFor[action]);
  await actOnCase(runtime, {
    caseId: row.caseId,
    actor,
    expectedSeq: seq,
    body: (loaded, at) => bodyOf(action, input, loaded, at),
  });
  await audit(runtime, {
    actorKind: 'staff',
    actorId: staff.userId,
    action: `case.${action}`,
    resource: caseNumber,
    outcome: 'done',
    ownerPath: row.ownerPath,
  });
}

function bodyOf(action: StaffAction, input: unknown, loaded: LoadedCase, at: string): CaseEventBody {
  const { rules, item } = loaded;
  switch (action) {
    case 'accept':
      parseInput(actionInputs.accept, input);
      return acceptedBody({ at, rules });
    case 'requestCorrection': {
      const known = {
        materialKeys: item.materials.map((row) => row.key),
        fieldKeys: formFields(item).map((field) => field.key),
      };
      const { points } = parseInput(requestCorrectionInput(known), input);
      return correctionRequestedBody({ points, at, rules });
    }
    case 'refuseAcceptance':
      return { type: 'acceptanceRefused', ...parseInput(actionInputs.refuseAcceptance, input) };
    case 'review':
      return { type: 'reviewed', ...parseInput(actionInputs.review, input) };
    case 'returnToReview':
      return { type: 'returnedToReview', ...parseInput(actionInputs.returnToReview, input) };
    case 'approve':
      return { type: 'approved', ...parseInput(actionInputs.approve, input) };
    case 'reject':
      return { type: 'rejected', ...parseInput(actionInputs.reject, input) };
    case 'deliver':
      return { type: 'delivered', ...parseInput(actionInputs.deliver, input) };
    case 'terminate':
      return { type: 'terminated', ...parseInput(actionInputs.terminate, input) };
    case 'revokeLicence':
      return { type: 'licenceRevoked', ...parseInput(actionInputs.revokeLicence, input) };
    default:
      throw new BanshiError({ code: 'case.notAllowed', personMessage: '没有这个操作。' });
  }
}
