import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPackage } from './find-package.ts';

export interface FontFile {
  family: string;
  weight: 400 | 700;
  path: string;
}

const PACKAGES = [
  { name: '@expo-google-fonts/noto-serif-sc', family: 'Noto Serif SC', prefix: 'NotoSerifSC' },
  { name: '@expo-google-fonts/noto-sans-sc', family: 'Noto Sans SC', prefix: 'NotoSansSC' },
] as const;
const WEIGHTS = [
  { weight: 400, folder: '400Regular' },
  { weight: 700, folder: '700Bold' },
] as const;

/**
 * The four files that documents are printed with. Whole TrueType files: an OTF or a synthetic bold ends up as
 * Type 3 glyphs in the PDF, three times as large.
 */
export function documentFonts(): FontFile[] {
  return PACKAGES.flatMap(({ name, family, prefix }) =>
    WEIGHTS.map(({ weight, folder }) => ({
      family,
      weight,
      path: join(findPackage(name), folder, `${prefix}_${folder}.ttf`),
    })),
  );
}

const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * Writes a fontconfig configuration into `cacheDir` and returns its path. Our files come first; the system's
 * folders follow only as a fallback for characters that ours lack, and the generic families map to ours.
 */
export async function writeFontConfiguration(input: {
  cacheDir: string;
  systemFolders?: readonly string[];
}): Promise<string> {
  const { cacheDir, systemFolders = ['/usr/share/fonts', '/usr/local/share/fonts'] } = input;
  // One folder per weight, so that fontconfig does not scan the seven weights that nobody prints with.
  const folders = [...new Set(documentFonts().map((font) => join(font.path, '..')))];
  const alias = (generic: string, family: string) =>
    `<alias binding="same"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`;
  const xml =
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>' +
    [...folders, ...systemFolders].map((folder) => `<dir>${escapeXml(folder)}</dir>`).join('') +
    `<cachedir>${escapeXml(join(cacheDir, 'fontconfig'))}</cachedir>` +
    `${alias('serif', 'Noto Serif SC')}${alias('sans-serif', 'Noto Sans SC')}` +
    // Text without a family, or of one that is not here, must not land in some font of the system.
    '<match target="pattern"><edit name="family" mode="append_last">' +
    '<string>Noto Serif SC</string></edit></match></fontconfig>\n';
  await mkdir(join(cacheDir, 'fontconfig'), { recursive: true });
  const path = join(cacheDir, 'fonts.conf');
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, xml);
  await rename(temporary, path);
  return path;
}
