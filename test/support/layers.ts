/** Which packages and folders may import which: the table that `docs` describes and the tests enforce. */

export interface PackageRule {
  folder: string;
  name: string;
  /** Packages that shipped code may import; `node:` stands for Node's own modules. */
  may: readonly string[];
}

const react = ['react', 'react-dom'];

export const packageRules: readonly PackageRule[] = [
  {
    folder: 'renderer/core',
    name: '@banshi/core',
    may: ['zod', 'json-logic-js', 'handlebars', 're2js', '@noble/hashes'],
  },
  {
    folder: 'renderer/forms',
    name: '@banshi/forms',
    may: [
      '@banshi/core',
      ...react,
      '@rjsf/core',
      '@rjsf/utils',
      '@formily/core',
      '@formily/json-schema',
      '@formily/react',
      '@cfworker/json-schema',
    ],
  },
  { folder: 'renderer/portal', name: '@banshi/portal', may: ['@banshi/core', '@banshi/forms', ...react] },
  {
    folder: 'renderer/documents',
    name: '@banshi/documents',
    may: ['@banshi/core', 'node:', 'pdf-lib', 'puppeteer-core', '@sparticuz/chromium', 'qrcode'],
  },
  { folder: 'plugins/kit', name: '@banshi/plugin-kit', may: ['@banshi/core', 'payload', 'zod'] },
  { folder: 'tenants', name: '@banshi/tenants', may: ['@banshi/core', 'zod'] },
];

/** What every plugin may import beside the third-party packages that its own package.json declares. */
export const pluginMay = ['@banshi/core', '@banshi/plugin-kit', 'payload', 'zod', 'node:'];
/** What no plugin may import, declared or not: pages belong to the office, and plugins meet through core's ports. */
export const pluginMayNot = [...react, 'next', '@payloadcms/next', '@payloadcms/ui'];

/** The folders of core, from the ground up, each with those that it may import. */
const ground = ['errors', 'identifiers', 'calendar', 'rules', 'forms', 'licences', 'items', 'inheritance'];
const tower = [...ground, 'bundle', 'publishing'];

export const coreMay: Record<string, readonly string[]> = {
  ...Object.fromEntries(tower.map((folder, index) => [folder, tower.slice(0, index)])),
  applications: ['errors', 'identifiers', 'calendar', 'rules'],
  sheets: ['errors', 'identifiers', 'rules', 'forms', 'items', 'inheritance'],
  ports: ['errors'],
};

/**
 * What the folders of `cms/src` may import of each other. Operations know neither pages nor requests; repositories know
 * nothing but the database. What runs in the browser is bound further, by what it leads to (see `client.test.ts`).
 */
export const cmsMay: Record<string, readonly string[]> = {
  access: [],
  collections: ['access'],
  files: [],
  repositories: [],
  settings: ['config.ts', 'log.ts', 'repositories', 'runtime.ts', 'secrets.ts'],
  operations: [
    'access',
    'config.ts',
    'repositories',
    'runtime.ts',
    'secrets.ts',
    'settings',
    'worker/queue.ts',
  ],
  worker: ['log.ts', 'operations', 'repositories', 'runtime.ts', 'settings'],
  setup: ['config.ts', 'migrations', 'operations', 'repositories', 'runtime.ts', 'settings'],
  cli: [
    'config.ts',
    'files',
    'log.ts',
    'operations',
    'repositories',
    'runtime.ts',
    'settings',
    'setup',
    'worker',
  ],
  http: ['access', 'log.ts', 'operations', 'runtime.ts', 'static-pages/presentation.ts'],
  'static-pages': ['http', 'operations', 'repositories', 'runtime.ts', 'settings/portal-stylesheet.ts'],
  'portal-pages': ['http', 'operations', 'runtime.ts', 'static-pages'],
  components: ['access', 'config.ts', 'operations', 'runtime.ts', 'settings/demo-accounts.ts'],
  views: [
    'access',
    'components',
    'http',
    'operations',
    'repositories',
    'runtime.ts',
    'settings/portal-stylesheet.ts',
  ],
  app: [
    'components',
    'http',
    'operations',
    'payload.config.ts',
    'portal-pages',
    'runtime.ts',
    'static-pages',
    'views',
  ],
};
