#!/usr/bin/env node
/**
 * Health check of a container: `node scripts/health.mjs web` or `worker`; exit code 0 when it does its work.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { isHealthy } from './lib/health.mjs';

/** The worker touches this file below DATA_DIR at least every 15 seconds, between two jobs and during a long one. */
const HEARTBEAT_FILE = 'worker-heartbeat';
const HEARTBEAT_LIMIT_MS = 60_000;

const [what] = process.argv.slice(2);
const isWell = what === 'worker' ? hasHeartbeat() : await isHealthy(Number(process.env.PORT || 3000));
process.exitCode = isWell ? 0 : 1;

function hasHeartbeat() {
  const file = path.join(process.env.DATA_DIR || '.data', HEARTBEAT_FILE);
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return touched !== undefined && Date.now() - touched < HEARTBEAT_LIMIT_MS;
}
