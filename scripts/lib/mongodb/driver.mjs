import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../refusal.mjs';

/**
 * The few questions and orders for a MongoDB server that are not the application's. The driver is the application's own
 * and is loaded late, since it is there only after the installation.
 *
 * @typedef {import('mongodb').MongoClient} MongoClient
 * @typedef {{ version: string, replicaSet: string | undefined, hasTransactions: boolean }} ServerFacts
 */

const CONNECT_MS = 3_000;
const ELECTION_MS = 60_000;
/** MongoDB's error codes. */
const NOT_YET_INITIALISED = 94;
const ALREADY_INITIALISED = 23;
const USER_EXISTS = 51003;

/**
 * @template T
 * @param {string} root
 * @param {string} url
 * @param {(client: MongoClient) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(root, url, work) {
  const require = createRequire(path.join(root, 'cms', 'package.json'));
  /** @type {typeof import('mongodb')} */
  const { MongoClient } = require('mongodb');
  const client = new MongoClient(url, { serverSelectionTimeoutMS: CONNECT_MS, connectTimeoutMS: CONNECT_MS });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.close();
  }
}

/**
 * @param {string} root
 * @param {string} url
 * @returns {Promise<ServerFacts>}
 * @throws when the server cannot be reached, or does not let us in.
 */
export function inspectServer(root, url) {
  return withClient(root, url, async (client) => {
    const { version } = await client.db('admin').command({ buildInfo: 1 });
    const { setName } = await client.db('admin').command({ hello: 1 });
    return {
      version,
      replicaSet: setName,
      hasTransactions: setName !== undefined && (await canTransact(client)),
    };
  });
}

/**
 * In the database of the address: a user who may do only what tests need has no other.
 *
 * @param {MongoClient} client
 */
async function canTransact(client) {
  const probe = client.db().collection('banshi_probe');
  try {
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await probe.insertOne({ at: new Date() }, { session });
      }),
    );
    await probe.drop();
    return true;
  } catch {
    // A standalone server says so with an error; that is the answer, not a failure.
    return false;
  }
}

/**
 * Makes one replica set of the members and waits until it has a primary. Doing it again changes nothing.
 *
 * @param {string} root
 * @param {{ url: string, members: string[], name?: string }} options `url`: direct connection to the first member.
 */
export function initiateReplicaSet(root, { url, members, name = 'banshi' }) {
  return withClient(root, url, async (client) => {
    const admin = client.db('admin');
    const config = { _id: name, members: members.map((host, index) => ({ _id: index, host })) };
    if (!(await isInitiated(admin)))
      await admin.command({ replSetInitiate: config }).catch((error) => {
        if (error.code !== ALREADY_INITIALISED) throw error;
      });
    const until = Date.now() + ELECTION_MS;
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
      // The first member need not win the election; another one's victory is as good.
      const { members: states } = await admin.command({ replSetGetStatus: 1 });
      if (states.some((/** @type {{ stateStr: string }} */ { stateStr }) => stateStr === 'PRIMARY')) return;
      if (Date.now() > until) throw new Error('the replica set has elected no primary');
      await pause(500);
    }
  });
}

/** @param {import('mongodb').Db} admin */
async function isInitiated(admin) {
  try {
    await admin.command({ replSetGetStatus: 1 });
    return true;
  } catch (error) {
    if (Number(errorCode(error)) === NOT_YET_INITIALISED) return false;
    throw error;
  }
}

/**
 * The application's own user, which may read and write its database and nothing else. Doing it again sets the password.
 *
 * @param {string} root
 * @param {{ url: string, database: string, user: string, password: string }} options `url`: of an administrator.
 */
export function ensureUser(root, { url, database, user, password }) {
  return withClient(root, url, async (client) => {
    const db = client.db(database);
    const roles = [{ role: 'readWrite', db: database }];
    try {
      await db.command({ createUser: user, pwd: password, roles });
    } catch (error) {
      if (Number(errorCode(error)) !== USER_EXISTS) throw error;
      await db.command({ updateUser: user, pwd: password, roles });
    }
  });
}
