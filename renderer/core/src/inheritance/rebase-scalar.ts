import { isSameJson } from '../items/index.ts';
import { conflictCode } from './conflict.ts';
import { overrideScalar } from './override-scalar.ts';
import type { PreparedOverride } from './prepare.ts';
import type { Rebasing, Side } from './rebasing.ts';

type ScalarSet = Extract<PreparedOverride, { kind: 'set' }>;

export function rebaseScalar(rebasing: Rebasing, override: ScalarSet): void {
  const { part, old, now } = rebasing;
  const { element, value: own } = override;
  const [base, above] = [valueOn(old, override), valueOn(now, override)];
  const [wasRefused, refusal] = [outcomeOn(old, override).problem, outcomeOn(now, override).problem];
  const isDeparture = !isSameJson(own, base);
  const giveUp = (): void => rebasing.edit({ op: 'inherit', part, element: element.key });
  const conflict = (code: string, isAllowed: boolean): void => {
    giveUp();
    rebasing.report({
      code,
      override,
      base,
      above,
      own,
      ...(refusal ? { refusal } : {}),
      keepOwn: isAllowed
        ? [{ op: 'set', part, element: element.key, value: authored(rebasing, override) }]
        : null,
    });
  };

  if (isSameJson(own, above)) {
    if (isDeparture) giveUp();
    return;
  }
  if (wasRefused) {
    if (!refusal) conflict('override.nowCounts', true);
    return;
  }
  const isDisputed = part === 'standard' && !isSameJson(base, above) && isFreeOn(now, override);
  if (!refusal && !isDisputed) return;
  const merged = withOwnEntries(base, above, own);
  if (!isDeparture) {
    giveUp();
  } else if (merged && !outcomeOn(now, { ...override, value: merged }).problem) {
    rebasing.edit({ op: 'set', part, element: element.key, value: merged });
  } else if (refusal) {
    conflict(conflictCode(refusal), false);
  } else {
    conflict('scalar.bothChanged', true);
  }
}

const valueOn = ({ state }: Side, { element }: ScalarSet): unknown => state.scalars.get(element.key)?.value;

const outcomeOn = ({ state, origin }: Side, { element, value }: ScalarSet) =>
  overrideScalar({
    element,
    value,
    current: state.scalars.get(element.key),
    policy: state.policies.of(element.key),
    origin,
  });

/** Where no rule says which of two values is better, a person has to say which one stays. */
function isFreeOn(side: Side, override: ScalarSet): boolean {
  const policy = side.state.policies.of(override.element.key);
  return (
    policy === 'free' || policy === 'extend' || outcomeOn(side, override).next?.origin.grant !== undefined
  );
}

/** The value as it was written, without the defaults of its schema. */
function authored({ layer, part }: Rebasing, { element }: ScalarSet) {
  const override = layer[part][element.key];
  if (!override || !('set' in override)) throw new Error(`${part}/${element.key} is not set`);
  return override.set;
}

/** Plain lists to which the layer only added: what is above now, and what was added. Undefined for everything else. */
function withOwnEntries(base: unknown, above: unknown, own: unknown): string[] | undefined {
  if (!isTexts(base) || !isTexts(above) || !isTexts(own)) return undefined;
  if (!base.every((entry) => own.includes(entry))) return undefined;
  return [...new Set([...above, ...own.filter((entry) => !base.includes(entry))])];
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');
