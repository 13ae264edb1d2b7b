/**
 * True where the tenant at `path` lies below the one at `ancestor`. Unlike `isPathWithin` it never throws, since a
 * resolution has to be total; and an empty path, which begins every text, is above nobody.
 */
export const isBelow = (path: string, ancestor: string): boolean =>
  ancestor.length > 2 && ancestor.endsWith('/') && path.length > ancestor.length && path.startsWith(ancestor);
