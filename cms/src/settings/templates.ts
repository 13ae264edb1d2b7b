import type { HandlingItem } from '@banshi/core/items';
import foodBusinessLicence from '@banshi/templates/faces/food-business-licence.json' with { type: 'json' };
import acceptance from '@banshi/templates/notices/acceptance.json' with { type: 'json' };
import approval from '@banshi/templates/notices/approval.json' with { type: 'json' };
import correction from '@banshi/templates/notices/correction.json' with { type: 'json' };
import receipt from '@banshi/templates/notices/receipt.json' with { type: 'json' };
import refusal from '@banshi/templates/notices/refusal.json' with { type: 'json' };
import rejection from '@banshi/templates/notices/rejection.json' with { type: 'json' };

const faces: Record<string, unknown> = { 'food-business-licence': foodBusinessLicence };
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
