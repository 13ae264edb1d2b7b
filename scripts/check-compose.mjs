#!/usr/bin/env node
/** Checks docker-compose.yml without a container engine; exit code 1 and a sentence per fault. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkRules, checkSchema, parseCompose } from './lib/compose.mjs';
import { ROOT } from './lib/context.mjs';

const compose = parseCompose(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8'));
const problems = [
  ...checkSchema(compose),
  ...checkRules(compose, (relative) => existsSync(path.join(ROOT, relative))),
];
for (const problem of problems) console.error(`docker-compose.yml ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
