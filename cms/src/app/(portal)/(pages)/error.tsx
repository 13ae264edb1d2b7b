'use client';

import { ErrorPage } from '@banshi/portal';

/** Next gives the digest of what was logged; it serves as the number to read out. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  return <ErrorPage language="zh" status={500} requestId={error.digest} />;
}
