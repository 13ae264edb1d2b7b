import { health } from '../../../../operations/health.ts';
import { getRuntime } from '../../../../runtime.ts';

export const dynamic = 'force-dynamic';

/** Liveness and readiness in one: 200 while the database answers, 503 otherwise. Says nothing that is secret. */
export async function GET(): Promise<Response> {
  try {
    const report = await health(await getRuntime());
    return Response.json(report, {
      status: report.status === 'ok' ? 200 : 503,
      headers: { 'cache-control': 'no-store' },
    });
  } catch {
    return Response.json({ status: 'failed' }, { status: 503, headers: { 'cache-control': 'no-store' } });
  }
}
