/**
 * React's server for browsers, in jsdom: it wants a message channel and an encoder at load, for streams that static
 * markup never uses.
 */
class NoChannel {
  port1 = {};
  port2 = { postMessage: () => undefined };
}
class NoEncoder {
  encode = (): Uint8Array => new Uint8Array();
}
globalThis.MessageChannel ??= NoChannel as unknown as typeof MessageChannel;
globalThis.TextEncoder ??= NoEncoder as unknown as typeof TextEncoder;

export const { renderToStaticMarkup } = await import('react-dom/server.browser');
