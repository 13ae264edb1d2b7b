import type { Language } from '@banshi/core/errors';
import type { HandlingItem } from '@banshi/core/items';
import { itemVariables } from '@banshi/core/items';
import type { Workbench } from '../../operations/configuration/types.ts';
import { type Wording, wordingOf } from '../items/wording.ts';
import type { FieldContext } from './editors/field-spec.ts';
import { roleName, roleOptions } from './roles.ts';

/** How the values of one item are put into words in the workbench, with the names that the register knows. */
export function workbenchWords(
  { servicePoints, departments }: Pick<Workbench, 'servicePoints' | 'departments'>,
  { item, language }: { item: HandlingItem; language: Language },
): Wording {
  const plain = wordingOf({ item, body: null, language });
  return {
    ...plain,
    body: (role) => roleName(role, departments, language),
    servicePoint: (key) => {
      const point = servicePoints.find((one) => one.key === key);
      return point && { name: point.name, address: '', phone: point.phone ?? '' };
    },
  };
}

/** What the editors of one item offer to choose from. */
export const fieldContext = (
  { servicePoints, departments }: Pick<Workbench, 'servicePoints' | 'departments'>,
  { item, w }: { item: HandlingItem; w: Wording },
): Omit<FieldContext, 'value'> => ({
  w,
  roles: roleOptions(departments, w.language),
  servicePoints: servicePoints.map(({ key, name }) => ({ value: key, label: name })),
  variables: itemVariables(item),
});
