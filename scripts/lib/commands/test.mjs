import { ensureBuilt } from '../build.mjs';
import { ensureInstalled } from '../install.mjs';
import { listTests, runJest } from '../jest.mjs';
import { INTEGRATION, integrationArguments, mongodbEnvironment } from '../mongodb/suite.mjs';
import { addCounts, summaryLine } from '../summary.mjs';

/** Tests that drive a browser against the production build. */
const END_TO_END = /(^|\/)test\/e2e\/|\.e2e\.test\./;

/**
 * Every test on the embedded defaults, and the integration suite once more where MONGODB_TEST_URL names a server.
 * Arguments go to Jest: `npm test -- renderer/core`.
 *
 * @type {import('../main.mjs').Command}
 */
export async function run(context, args) {
  const { env, stop } = context;
  await ensureInstalled(context);
  const files = await listTests(context, { args, env });
  const needsBuild = files.some((file) => END_TO_END.test(file));
  const build = needsBuild ? await ensureBuilt(context, { spare: '.next-test' }) : undefined;

  const testEnv = { ...env, NODE_ENV: 'test', ...(build ? { BANSHI_DIST: build.dist } : {}) };
  const runs = [await runJest(context, { args, env: { ...testEnv, TEST_DATABASE: 'sqlite' } })];
  const integration = env.MONGODB_TEST_URL ? files.filter((file) => INTEGRATION.test(file)) : [];
  if (env.MONGODB_TEST_URL && integration.length > 0 && !stop.signal.aborted) {
    const mongodb = mongodbEnvironment(testEnv, env.MONGODB_TEST_URL);
    runs.push(await runJest(context, { args: integrationArguments(integration), env: mongodb }));
  }
  if (stop.signal.aborted) return 130;
  const counts = addCounts(runs);
  process.stdout.write(`${summaryLine(counts)}\n`);
  return counts.failed > 0 ? 1 : 0;
}
