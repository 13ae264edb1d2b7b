import { ensureInstalled } from '../install.mjs';
import { listTests, runJest } from '../jest.mjs';
import { findServer } from '../mongodb/server.mjs';
import { INTEGRATION, integrationArguments, mongodbEnvironment } from '../mongodb/suite.mjs';
import { summaryLine } from '../summary.mjs';

/**
 * The integration suite on a MongoDB server that is given, found or set up. Arguments narrow the suite: a part of a path.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context, args) {
  const { env, progress, stop } = context;
  await ensureInstalled(context);
  const server = await findServer(context);
  if ('why' in server) {
    progress.note(
      '没有可用的 MongoDB 服务器，集成测试算作跳过 (no server can be had, the suite counts as skipped)',
    );
    for (const line of server.why) progress.note(`  ${line}`);
    return finish({ passed: 0, failed: 0, skipped: 1 });
  }
  try {
    const transactions = server.hasTransactions ? '事务可用 transactions on' : '事务不可用 transactions off';
    progress.note(`测试数据库 server: ${server.name} (MongoDB ${server.version}), ${transactions}`);
    const testEnv = mongodbEnvironment({ ...env, NODE_ENV: 'test' }, server.url);
    const suite = await listTests(context, {
      args: [`--testPathPatterns=${INTEGRATION.source}`],
      env: testEnv,
    });
    const files = suite.filter((file) => args.every((part) => file.includes(part)));
    if (files.length === 0) {
      progress.note('没有找到集成测试 (no integration test was found)');
      return finish({ passed: 0, failed: 1, skipped: 0 });
    }
    const counts = await runJest(context, { args: integrationArguments(files), env: testEnv });
    return stop.signal.aborted ? 130 : finish(counts);
  } finally {
    await server.stop();
  }
}

/** @param {import('../summary.mjs').Counts} counts */
function finish(counts) {
  process.stdout.write(`${summaryLine(counts)}\n`);
  return counts.failed > 0 ? 1 : 0;
}
