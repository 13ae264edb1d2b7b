import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { faceKeys } from './templates.ts';

test('every shipped licence face is known: an item that names one left out could not be published', () => {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@banshi/templates/package.json'));
  const shipped = readdirSync(path.join(folder, 'faces')).map((name) => name.replace(/\.json$/, ''));
  expect(faceKeys().sort()).toEqual(shipped.sort());
});
