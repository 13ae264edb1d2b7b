#!/usr/bin/env node
/**
 * Makes one replica set of the MongoDB members and the application's user in it. Doing it again changes nothing but the
 * user's password, so it runs at every start of the containers.
 *
 * MONGO_MEMBERS      host:port, separated by commas; the first one holds the administrator
 * MONGO_ROOT_USER, MONGO_ROOT_PASSWORD     the administrator
 * MONGO_DATABASE, MONGO_USER, MONGO_PASSWORD   the application's database and its user
 */
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './lib/context.mjs';
import { ensureUser, initiateReplicaSet } from './lib/mongodb/driver.mjs';

/** @param {string} name */
function required(name) {
  const value = process.env[name];
  if (value) return value;
  console.error(`缺少环境变量 ${name} (${name} is not set)`);
  process.exit(1);
}

const members = required('MONGO_MEMBERS').split(',');
const user = encodeURIComponent(required('MONGO_ROOT_USER'));
const password = encodeURIComponent(required('MONGO_ROOT_PASSWORD'));
const database = required('MONGO_DATABASE');
const set = 'banshi';
const PATIENCE_MS = 180_000;

// A first member that is only making its administrator already passes for healthy, but lets nobody in yet.
await retry(() =>
  initiateReplicaSet(ROOT, {
    url: `mongodb://${user}:${password}@${members[0]}/?directConnection=true&authSource=admin`,
    members,
    name: set,
  }),
);
// Through the whole set: only its primary takes a user, and that need not be the first member.
await retry(() =>
  ensureUser(ROOT, {
    url: `mongodb://${user}:${password}@${members.join(',')}/?replicaSet=${set}&authSource=admin`,
    database,
    user: required('MONGO_USER'),
    password: required('MONGO_PASSWORD'),
  }),
);
console.error(`复制集 ${set} 已就绪：${members.join('、')} (the replica set is ready)`);

/** @param {() => Promise<void>} work */
async function retry(work) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      console.error(
        `还没有就绪，稍后再试 (not ready yet): ${error instanceof Error ? error.message : error}`,
      );
      await pause(2_000);
    }
  }
}
