import axe from 'axe-core';

/** Rule and element of every accessibility fault. Colours are left out: there is no style sheet in a unit test. */
export async function axeFaults(element: Element): Promise<string[]> {
  // axe measures icon fonts on a canvas; there is none here, and it takes null for an answer.
  HTMLCanvasElement.prototype.getContext = () => null;
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
