import { z } from 'zod';
import { BanshiError } from '../errors/index.ts';
import { canonicalJson, sha256Hex } from '../identifiers/index.ts';
import { HandlingItem } from '../items/index.ts';
import type { Bundle } from './bundle.ts';

const currentVersion = 1;

/**
 * From each released version to the next, by the version it starts from. A bundle is never rewritten where it is
 * stored: cases pin its hash. Every entry keeps a fixture of its version that has to load for ever.
 */
const upcasters: Readonly<Record<number, (stored: Stored) => Stored>> = {};

type Stored = Readonly<Record<string, unknown>> & { readonly v: number };

const StoredBundle = z.object({
  v: z.literal(currentVersion),
  itemKey: z.string(),
  item: HandlingItem,
  provenance: z.record(z.string(), z.object({ part: z.enum(['standard', 'implementation']) }).loose()),
  missing: z.array(z.string()),
  templates: z.record(z.string(), z.unknown()),
});

/**
 * A stored bundle, of whatever version, as the current one. `stored` is the JSON text or the parsed value; with
 * `hash` the stored content is first checked against it.
 *
 * Throws `bundle.corrupt` (no JSON, or another content than its hash says), `bundle.version` (written by a newer
 * program) or `bundle.shape` (details: the issues).
 */
export function loadBundle(stored: unknown, hash?: string): Bundle {
  const value = typeof stored === 'string' ? parse(stored) : stored;
  if (hash !== undefined && sha256Hex(canonicalJson(value)) !== hash) {
    throw corrupt('its content does not have the hash under which it is stored');
  }
  const current = upcast(value);
  const checked = StoredBundle.safeParse(current);
  if (!checked.success) {
    throw new BanshiError({
      code: 'bundle.shape',
      status: 500,
      place: checked.error.issues[0]?.path.map(String).join('/'),
      personMessage: '这一版事项数据不完整，请联系系统管理员',
      details: checked.error.issues,
    });
  }
  // With the defaults of what the schema has learnt since: readers meet one shape. The hash stands for the stored text,
  // which is never made anew from this.
  return { ...(current as unknown as Bundle), item: checked.data.item };
}

function upcast(value: unknown): Stored {
  if (typeof value !== 'object' || value === null || !('v' in value) || !Number.isInteger(value.v)) {
    throw corrupt('it has no version');
  }
  let current = value as Stored;
  while (current.v < currentVersion) {
    const step = upcasters[current.v];
    if (!step) throw unknownVersion(current.v);
    current = step(current);
  }
  if (current.v > currentVersion) throw unknownVersion(current.v);
  return current;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corrupt('it is not JSON', cause);
  }
}

const corrupt = (what: string, cause?: unknown): BanshiError =>
  new BanshiError({
    code: 'bundle.corrupt',
    status: 500,
    message: `bundle.corrupt: ${what}`,
    personMessage: '这一版事项数据已损坏，请联系系统管理员从备份恢复',
    cause,
  });

const unknownVersion = (version: number): BanshiError =>
  new BanshiError({
    code: 'bundle.version',
    status: 500,
    message: `bundle.version: ${version}, this program knows ${currentVersion}`,
    personMessage: '这一版事项数据由更新的程序写成，请先升级系统',
  });
