/** The tests that are run against a database server as well, by the path of their files. */
export const INTEGRATION = /cms\/.*\.integration\.test\.tsx?$/;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} url
 * @returns {NodeJS.ProcessEnv} What makes the integration suite use that server.
 */
export const mongodbEnvironment = (env, url) => ({ ...env, TEST_DATABASE: 'mongodb', MONGODB_TEST_URL: url });

/** A test server written in Python, on two cores shared with Jest, takes seconds where a `mongod` takes milliseconds. */
const TEST_TIMEOUT_MS = 60_000;

/**
 * @param {string[]} files Integration tests, below the root.
 * @returns {string[]} Arguments for Jest.
 */
export const integrationArguments = (files) => [
  `--testTimeout=${TEST_TIMEOUT_MS}`,
  '--runTestsByPath',
  ...files,
];
