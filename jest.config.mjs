/** Jest in ESM mode over swc: every workspace is tested from its sources, without a build step. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/{renderer,plugins,tenants,templates,cms,scripts,test}/**/*.test.{ts,tsx,mjs}'],
  // The journeys in a browser hang now and then between two pages (the driver, not the application): until that is
  // understood they run on request, `BANSHI_E2E=1 npm test -- test/e2e`, and not in every build.
  testPathIgnorePatterns: [
    '/node_modules/',
    '/\\.next',
    '/\\.data/',
    '/\\.cache/',
    ...(process.env.BANSHI_E2E ? [] : ['/test/e2e/']),
  ],
  modulePathIgnorePatterns: ['/\\.next', '/\\.data/', '/\\.cache/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.(ts|tsx)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '\\.css$': '<rootDir>/scripts/jest/empty.mjs' },
  testEnvironment: 'node',
};
