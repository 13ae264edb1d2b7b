import { fileURLToPath } from 'node:url';
import { withPayload } from '@payloadcms/next/withPayload';

/** As the product's own, so that both are built alike. */
export default withPayload(
  {
    typescript: { ignoreBuildErrors: true },
    turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
    poweredByHeader: false,
    transpilePackages: ['@banshi/core', '@banshi/portal'],
  },
  { devBundleServerPackages: false },
);
