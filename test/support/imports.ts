/** One module that a source file imports, re-exports or loads at run time. */
export interface Import {
  specifier: string;
  kind: 'import' | 'export' | 'dynamic' | 'require';
  /** Erased by the compiler: nothing is loaded at run time. */
  isType: boolean;
}

const patterns: { kind: Import['kind']; pattern: RegExp }[] = [
  // The formatter puts every statement at the start of a line; names between the braces hold no quotes.
  { kind: 'import', pattern: /^import\s+(type\s)?[^'"`;()]*?\sfrom\s*['"]([^'"\n]+)['"]/gm },
  { kind: 'import', pattern: /^import\s*(type\s)?['"]([^'"\n]+)['"]/gm },
  { kind: 'export', pattern: /^export\s+(type\s)?(?:\*|\{)[^'"`;()]*?\sfrom\s*['"]([^'"\n]+)['"]/gm },
  { kind: 'dynamic', pattern: /\bimport\(\s*()['"]([^'"\n]+)['"]\s*[,)]/g },
  { kind: 'require', pattern: /\brequire(?:\.resolve)?\(\s*()['"]([^'"\n]+)['"]\s*\)/g },
];

/** `{ type A, type B }`: no name of the list is a value. */
const onlyTypes = /^(?:import|export)\s*\{\s*(?:type\s+[^,{}]+,?\s*)+\}\s*from/;

/** The imports of a formatted TypeScript or JavaScript file, in no particular order. */
export function importsOf(text: string): Import[] {
  const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  return patterns.flatMap(({ kind, pattern }) =>
    [...code.matchAll(pattern)].map(([statement, type, specifier]) => ({
      kind,
      specifier: specifier ?? '',
      isType: Boolean(type) || onlyTypes.test(statement),
    })),
  );
}

/** Lines that begin an import: each must have been understood by `importsOf`, or the rules would be blind to it. */
export const importLines = (text: string): number => (text.match(/^import\b(?!\()(?!\.meta)/gm) ?? []).length;

export const isRelative = (specifier: string): boolean => specifier.startsWith('.');

/** `@scope/name` or `name` of a bare specifier; `node:fs` is `node:`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
