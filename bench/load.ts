import { Agent, get } from 'node:http';
import { percentile } from './figure.ts';

/** What one run of load has seen; times in milliseconds. */
export interface LoadResult {
  requests: number;
  requestsPerSecond: number;
  p50: number;
  p99: number;
  /** Share of one core that making the load took: near 1, the client was the limit and the server could do more. */
  clientLoad: number;
}

export interface LoadOptions {
  url: string;
  /** Connections that are kept open, each with one request at a time. */
  connections: number;
  seconds: number;
}

/**
 * Requests one address over and over. Every answer must be a 200 with the body of the first one's length, or nearly:
 * a server that fails fast would otherwise look like a fast one. Rejects on the first answer that is not.
 */
export async function load({ url, connections, seconds }: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let firstBytes = 0;

  const oneConnection = async (): Promise<void> => {
    while (performance.now() < until) {
      const askedAt = performance.now();
      const bytes = await fetchBytes(url, agent);
      latencies.push(performance.now() - askedAt);
      firstBytes ||= bytes;
      if (bytes < firstBytes * 0.9) throw new Error(`${url} answered ${bytes} bytes after ${firstBytes}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, oneConnection));
  } finally {
    agent.destroy();
  }
  const elapsedMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    requests: latencies.length,
    requestsPerSecond: latencies.length / (elapsedMs / 1000),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    clientLoad: (user + system) / 1000 / elapsedMs,
  };
}

const fetchBytes = (url: string, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent, timeout: 30_000 }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    request.once('timeout', () => request.destroy(new Error(`${url} did not answer within 30 s`)));
    request.once('error', reject);
  });
