/**
 * Everything that asks this run to stop, as one AbortSignal.
 *
 * @typedef {object} Lifecycle
 * @property {AbortSignal} signal
 * @property {(listener: () => void) => void} onImpatience Called when a second signal comes during the shutdown.
 * @property {() => void} dispose
 */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const PARENT_POLL_MS = 1_000;

/**
 * @param {{ env: NodeJS.ProcessEnv }} options
 * @returns {Lifecycle}
 */
export function watchForStop({ env }) {
  const controller = new AbortController();
  /** @type {(() => void)[]} */
  const impatient = [];
  /** @param {string} reason */
  const stop = (reason) => {
    if (controller.signal.aborted) for (const listener of impatient) listener();
    else controller.abort(reason);
  };
  const handlers = SIGNALS.map((name) => ({ name, handler: () => stop(name) }));
  for (const { name, handler } of handlers) process.on(name, handler);
  const parent = env.npm_lifecycle_event ? watchParent(() => stop('npm ended')) : undefined;
  return {
    signal: controller.signal,
    onImpatience: (listener) => void impatient.push(listener),
    dispose() {
      for (const { name, handler } of handlers) process.off(name, handler);
      clearInterval(parent);
    },
  };
}

/**
 * npm starts us through a shell, and a shell that dies of a signal does not hand it on: whoever stops `npm start` would
 * leave a server running that nobody sees. A run without npm may outlive its parent on purpose and is not watched.
 *
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_POLL_MS);
  timer.unref();
  return timer;
}
