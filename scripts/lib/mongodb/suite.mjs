/** The tests that are run against a database server as well, by the path of their files. */
export const INTEGRATION = /cms\/.*\.integration\.test\.tsx?$/;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} url
 * @returns {NodeJS.ProcessEnv} What makes the integration suite use that server.
 */
export const mongodbEnvironment = (env, url) => ({ ...env, TEST_DATABASE: 'mongodb', MONGODB_TEST_URL: url });
