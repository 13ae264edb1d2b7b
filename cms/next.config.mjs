import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPayload } from '@payloadcms/next/withPayload';
import { publishStylesheet } from './assets.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** @type {import('next').NextConfig} */
const nextConfig = {
  distDir: process.env.BANSHI_DIST ?? '.next',
  // Types are checked by `npm run check` before anything is built; a start on a small machine must not repeat it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: path.resolve(here, '..') },
  poweredByHeader: false,
  // Inlined at build, so that the HTML of a build names the style sheet of the same build.
  env: { PORTAL_STYLESHEET: publishStylesheet(here) },
  transpilePackages: [
    '@banshi/core',
    '@banshi/documents',
    '@banshi/forms',
    '@banshi/plugin-e-seal',
    '@banshi/plugin-kit',
    '@banshi/portal',
    '@banshi/tenants',
  ],
  serverExternalPackages: ['puppeteer-core', '@sparticuz/chromium'],
};

export default withPayload(nextConfig, { devBundleServerPackages: false });
