/**
 * Freezes a JSON value through and through. Resolutions of many tenants share the values of one layer: whoever wrote
 * into one of them would write into all, so that it has to fail at once.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
