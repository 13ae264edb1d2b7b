import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const sources = ['../renderer/portal/src/styles/portal.css', '../renderer/forms/src/styles.css'];

const importRule = /^@import\s+(?:url\()?['"](\.[^'"]+)['"]\)?\s*;\s*$/gm;

/** A style sheet with the relative sheets that it imports put in their place: one file, one request. */
function inlined(file) {
  return readFileSync(file, 'utf8').replace(importRule, (_rule, relative) =>
    inlined(path.join(path.dirname(file), relative)),
  );
}

/**
 * Puts the portal's style sheet into `public/assets` under the hash of its content, for the pages that are plain HTML,
 * and returns its address. Runs while the configuration is read, so that pages built now name the file of now.
 */
export function publishStylesheet(here) {
  const css = sources.map((source) => inlined(path.join(here, source))).join('\n');
  const name = `portal.${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;
  const folder = path.join(here, 'public/assets');
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder))
    if (old !== name && old.startsWith('portal.')) rmSync(path.join(folder, old));
  if (!existsSync(path.join(folder, name))) writeFileSync(path.join(folder, name), css);
  return `/assets/${name}`;
}
