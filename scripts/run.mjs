#!/usr/bin/env node
/**
 * Stands behind every npm script. It needs nothing but Node, because on a fresh clone nothing else is there yet; the
 * rest is imported only after the version check, so that an old Node gets a sentence instead of a syntax error.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `需要 Node 20.9 或更新的版本，现在是 ${process.versions.node}，请升级后再运行 (Node ≥ 20.9 is needed)`,
  );
  process.exit(1);
}

const { main } = await import('./lib/main.mjs');
process.exitCode = await main({ argv: process.argv.slice(2), env: process.env });
