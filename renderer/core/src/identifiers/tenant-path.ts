import { BanshiError } from '../errors/index.ts';

/** Five levels of government, zones and agencies between them, and some room. */
export const MAX_TENANT_DEPTH = 8;

/**
 * Segments are ASCII letters, digits and hyphens: the range query that finds a subtree compares texts, and databases
 * agree on the order of ASCII only.
 */
const SEGMENT = /^[0-9A-Za-z-]{1,32}$/;
const PATH = /^\/(?:[0-9A-Za-z-]{1,32}\/)+$/;

const segmentsOf = (path: string): string[] => {
  // An empty or broken path would be "within" everything or nothing, and paths decide who sees a case: never guess.
  if (!PATH.test(path)) {
    throw new BanshiError({
      code: 'tenantPath.format',
      message: 'a tenant path is /segment/…/, each segment 1–32 ASCII letters, digits or hyphens',
      personMessage: '所属机构的路径有误，请联系系统管理员',
      status: 500,
    });
  }
  const segments = path.slice(1, -1).split('/');
  if (segments.length > MAX_TENANT_DEPTH) {
    throw new BanshiError({
      code: 'tenantPath.depth',
      message: `a tenant path has at most ${MAX_TENANT_DEPTH} segments, this one ${segments.length}`,
      personMessage: `机构层级最多 ${MAX_TENANT_DEPTH} 级，请改挂到更高一级的机构之下`,
      status: 422,
    });
  }
  return segments;
};

/**
 * The paths from the root tenant down to the path itself: `/53/5301/530102/` → `/53/`, `/53/5301/`,
 * `/53/5301/530102/`. Throws `tenantPath.format` or `tenantPath.depth`, as every function here does.
 */
export const ancestorsOf = (path: string): string[] => {
  const segments = segmentsOf(path);
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}/`);
};

/** The path of a tenant below `parent`; undefined makes a root. Minted once, when the tenant is loaded or moved. */
export const childPath = (parent: string | undefined, segment: string): string => {
  if (!SEGMENT.test(segment)) {
    throw new BanshiError({
      code: 'tenantPath.segment',
      message: 'a path segment is 1–32 ASCII letters, digits or hyphens',
      personMessage: '机构代码应为 1 至 32 位字母、数字或连字符，请核对',
      status: 422,
    });
  }
  if (parent !== undefined) segmentsOf(parent);
  const path = `${parent ?? '/'}${segment}/`;
  segmentsOf(path);
  return path;
};

/** Whether a path is `ancestor` itself or below it. */
export const isPathWithin = (path: string, ancestor: string): boolean => {
  segmentsOf(path);
  segmentsOf(ancestor);
  return path.startsWith(ancestor);
};

/** Number of segments, 1 for a root tenant. */
export const pathDepth = (path: string): number => segmentsOf(path).length;
