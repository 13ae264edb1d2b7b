/** Jest in ESM mode over swc: every workspace is tested from its sources, without a build step. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/{renderer,plugins,tenants,templates,cms,scripts,test}/**/*.test.{ts,tsx,mjs}'],
  testPathIgnorePatterns: ['/node_modules/', '/\\.next', '/\\.data/', '/\\.cache/'],
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
