/**
 * Progress on stderr: one line per step with its elapsed time. stdout stays free for what a command is asked for.
 *
 * @typedef {object} Progress
 * @property {(sentence: string) => void} note A line of its own, below the running step.
 * @property {<T>(step: Step, work: (step: RunningStep) => Promise<T>) => Promise<T>} step Runs and times one step.
 *
 * @typedef {{ label: string, english: string, quietWhenSkipped?: boolean }} Step
 * @typedef {{ skip: (why: string) => void, begin: () => void, sub: (line: string) => void }} RunningStep
 */

/**
 * @param {{ out?: { write: (text: string) => unknown, isTTY?: boolean }, total?: number, now?: () => number }} [options]
 *   `total`: how many steps there will be; without it they are not numbered.
 * @returns {Progress}
 */
export function createProgress({ out = process.stderr, total, now = () => performance.now() } = {}) {
  let index = 0;
  const line = (/** @type {string} */ text) => void out.write(`${text}\n`);

  return {
    note: line,
    async step({ label, english, quietWhenSkipped = false }, work) {
      index += 1;
      const title = `${total ? `[${index}/${total}] ` : ''}${label} ${english}`;
      const startedAt = now();
      let begun = false;
      /** @type {string | undefined} */
      let skipped;
      const begin = () => {
        if (begun) return;
        begun = true;
        line(`${title} …`);
      };
      const stopTicking = tick({ out, now, startedAt, isBegun: () => begun });
      try {
        const result = await work({
          begin,
          sub: (text) => line(`      ${text}`),
          skip: (why) => {
            skipped = why;
          },
        });
        stopTicking();
        // Among numbered steps a missing one would puzzle more than a line about nothing.
        const isQuiet = skipped !== undefined && quietWhenSkipped && !begun && !total;
        if (!isQuiet) line(`${title} … ${skipped ? `${skipped} ` : ''}${seconds(now() - startedAt)}`);
        return result;
      } catch (error) {
        stopTicking();
        if (begun) line(`${title} … 未完成 failed ${seconds(now() - startedAt)}`);
        throw error;
      }
    },
  };
}

/**
 * On a terminal a long step shows that it is alive; in a log file such lines would only be noise.
 *
 * @param {{ out: { write: (text: string) => unknown, isTTY?: boolean }, now: () => number, startedAt: number, isBegun: () => boolean }} options
 */
function tick({ out, now, startedAt, isBegun }) {
  if (!out.isTTY) return () => {};
  const timer = setInterval(() => {
    if (isBegun()) out.write(`\r      ${seconds(now() - startedAt)} \r`);
  }, 1000);
  timer.unref();
  return () => clearInterval(timer);
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
