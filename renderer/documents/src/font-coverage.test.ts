import { describe, expect, it } from '@jest/globals';
import { createFontCoverage } from './index.ts';

describe('createFontCoverage', () => {
  it('knows common and rare characters', async () => {
    const coverage = await createFontCoverage();
    expect(coverage.missing('云南省昆明市五华区 JY2—“证”〔2026〕\n①㎡。')).toEqual([]);
    // Extension A is in the fonts, most of extension B and later is not.
    expect(coverage.missing('㐀𫍰𠀀𫍰').map((entry) => entry.codePoint)).toContain('U+20000');
  });

  it('names each missing character once, with what to do', async () => {
    const coverage = await createFontCoverage();
    const problems = coverage.problems('张𠀀𠀀', 'holderName');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'documents.missingCharacter',
      place: 'holderName',
      severity: 'error',
    });
    expect(problems[0]?.message).toContain('U+20000');
  });

  it('rejects a file that is no font', async () => {
    await expect(createFontCoverage([new URL(import.meta.url).pathname])).rejects.toThrow();
  });
});
