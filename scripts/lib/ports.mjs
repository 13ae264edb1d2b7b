import { createServer } from 'node:net';
import { errorCode, refusal } from './refusal.mjs';

/** @param {number} port */
export async function requireFreePort(port) {
  const problem = await tryPort(port);
  if (problem === 'EACCES')
    throw refusal(
      `没有权限使用端口 ${port}，请用 PORT=… 换一个 1024 以上的端口 (port ${port} is not permitted)`,
    );
  if (problem) throw refusal(`端口 ${port} 已被占用，请用 PORT=… 换一个端口 (port ${port} is in use)`);
}

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} The error code that a server would meet on this port.
 */
export async function tryPort(port) {
  // One after the other: a socket on the wildcard address and one on 127.0.0.1 exclude each other.
  for (const host of ['::', '0.0.0.0', '127.0.0.1']) {
    const code = await listenOnce(port, host);
    if (code && code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL') return code;
  }
  return undefined;
}

/** @returns {Promise<number>} A port that is free now. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>}
 */
function listenOnce(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(errorCode(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
