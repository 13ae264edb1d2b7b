/**
 * @param {string} line
 * @returns {Record<string, unknown> | undefined} undefined when the line is not a JSON object.
 */
export function parseLine(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
