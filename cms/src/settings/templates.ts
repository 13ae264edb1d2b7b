import type { HandlingItem } from '@banshi/core/items';
import foodBusinessLicence from '@banshi/templates/faces/food-business-licence.json' with { type: 'json' };
import forestCutting from '@banshi/templates/faces/forest-cutting-permit.json' with { type: 'json' };
import minimumLivingAllowance from '@banshi/templates/faces/minimum-living-allowance-certificate.json' with {
  type: 'json',
};
import publicPlaceHygiene from '@banshi/templates/faces/public-place-hygiene-licence.json' with {
  type: 'json',
};
import roadTransportCertificate from '@banshi/templates/faces/road-transport-certificate.json' with {
  type: 'json',
};
import roadTransportPermit from '@banshi/templates/faces/road-transport-operation-permit.json' with {
  type: 'json',
};
import teacherQualification from '@banshi/templates/faces/teacher-qualification-certificate.json' with {
  type: 'json',
};
import acceptance from '@banshi/templates/notices/acceptance.json' with { type: 'json' };
import approval from '@banshi/templates/notices/approval.json' with { type: 'json' };
import correction from '@banshi/templates/notices/correction.json' with { type: 'json' };
import receipt from '@banshi/templates/notices/receipt.json' with { type: 'json' };
import refusal from '@banshi/templates/notices/refusal.json' with { type: 'json' };
import rejection from '@banshi/templates/notices/rejection.json' with { type: 'json' };

const faces: Record<string, unknown> = {
  'food-business-licence': foodBusinessLicence,
  'forest-cutting-permit': forestCutting,
  'minimum-living-allowance-certificate': minimumLivingAllowance,
  'public-place-hygiene-licence': publicPlaceHygiene,
  'road-transport-certificate': roadTransportCertificate,
  'road-transport-operation-permit': roadTransportPermit,
  'teacher-qualification-certificate': teacherQualification,
};
const notices: Record<string, unknown> = { acceptance, approval, correction, receipt, refusal, rejection };

/** The faces that an item's results name, and the notices of its procedure: what a bundle pins. */
export function templatesOf(item: Pick<HandlingItem, 'results'>): Record<string, unknown> {
  const named = item.results.flatMap((result) => {
    const face = result.template ? faces[result.template] : undefined;
    return face ? [[`face/${result.template}`, face] as const] : [];
  });
  return Object.fromEntries([
    ...named,
    ...Object.entries(notices).map(([key, notice]) => [`notice/${key}`, notice] as const),
  ]);
}

/** Keys of the faces that an item's results may name. */
export const faceKeys = (): string[] => Object.keys(faces);
