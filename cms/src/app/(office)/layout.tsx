import '@payloadcms/next/css';
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts';
import { notFound } from 'next/navigation';
import type { ServerFunctionClient } from 'payload';
import type { ReactNode } from 'react';
import { servesSurface } from '../../http/surface.ts';
import config from '../../payload.config.ts';
import { getRuntime } from '../../runtime.ts';
import { importMap } from './admin/importMap.js';
import './office.css';

const serverFunction: ServerFunctionClient = async (args) => {
  'use server';
  return handleServerFunctions({ ...args, config, importMap });
};

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  if (!servesSurface(await getRuntime(), 'office')) notFound();
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  );
}
