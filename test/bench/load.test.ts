import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { load } from '../../bench/load.ts';

async function served<T>(listener: RequestListener, work: (url: string) => Promise<T>) {
  let connections = 0;
  const server = createServer(listener).on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const result = await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return { result, connections };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('the load', () => {
  it('keeps its connections open and each of them busy, and counts every answer', async () => {
    let answered = 0;
    let inWork = 0;
    let mostInWork = 0;
    const { result, connections } = await served(
      (_, response) => {
        inWork += 1;
        mostInWork = Math.max(mostInWork, inWork);
        setTimeout(() => {
          answered += 1;
          inWork -= 1;
          response.end('a guide');
        }, 20);
      },
      (url) => load({ url, connections: 4, seconds: 0.4 }),
    );
    expect(result.requests).toBe(answered);
    expect(connections).toBe(4);
    expect(mostInWork).toBe(4);
    expect(result.requestsPerSecond).toBeLessThanOrEqual(4 / 0.019);
    expect(result.p50).toBeGreaterThanOrEqual(19);
    expect(result.p99).toBeGreaterThanOrEqual(result.p50);
  });

  it('fails on an answer that is no success: a server that refuses fast is not fast', async () => {
    let count = 0;
    const failing: RequestListener = (_, response) => {
      count += 1;
      response.statusCode = count > 10 ? 503 : 200;
      response.end('a guide');
    };
    const run = served(failing, (url) => load({ url, connections: 2, seconds: 5 }));
    await expect(run).rejects.toThrow('answered 503');
  });

  it('fails on an answer that is much shorter than the first', async () => {
    let count = 0;
    const shrinking: RequestListener = (_, response) => {
      count += 1;
      response.end('x'.repeat(count > 10 ? 80 : 100));
    };
    const run = served(shrinking, (url) => load({ url, connections: 2, seconds: 5 }));
    await expect(run).rejects.toThrow('answered 80 bytes after 100');
  });

  it('fails where nobody listens', async () => {
    let closed = '';
    await served(
      (_, response) => response.end(),
      async (url) => {
        closed = url;
      },
    );
    await expect(load({ url: closed, connections: 2, seconds: 1 })).rejects.toThrow('ECONNREFUSED');
  });
});
