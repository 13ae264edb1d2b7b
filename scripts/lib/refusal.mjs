/**
 * A refusal is an error that is the person's to mend: it carries one sentence that says what to do, and the exit code.
 * Everything else that is thrown is a defect of ours and keeps its stack.
 *
 * @typedef {Error & { exitCode: number, isRefusal: true }} Refusal
 */

/**
 * @param {string} sentence What is wrong and what to do about it, on one line.
 * @param {number} [exitCode]
 * @returns {Refusal}
 */
export function refusal(sentence, exitCode = 1) {
  return Object.assign(new Error(sentence), { exitCode, isRefusal: /** @type {const} */ (true) });
}

/**
 * @param {unknown} error
 * @returns {error is Refusal}
 */
export function isRefusal(error) {
  return typeof error === 'object' && error !== null && 'isRefusal' in error;
}

/**
 * Not by `instanceof`: Node's own errors are no instances of the `Error` of the sandbox that Jest runs tests in.
 *
 * @param {unknown} error
 * @returns {string} The error's code (`ENOENT`, `EADDRINUSE` …), or an empty string.
 */
export function errorCode(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
