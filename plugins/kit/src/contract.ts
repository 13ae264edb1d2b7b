import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Plugin, PluginContext, PluginService } from './plugin.ts';

export { skippable } from './test-tools.ts';

export interface ContractFixture<Service extends PluginService> {
  adapter: string;
  /** A configuration with which the adapter works in the test. */
  config: Record<string, unknown>;
  /** Configurations that must be refused, each with the place that the error must name. */
  refused: readonly { config: unknown; place: string }[];
  /** Further tests of this kind of service, the same for every adapter. */
  service?(open: () => Promise<Service>): void;
}

/** Runs what every plugin must satisfy, for every adapter; call it at the top level of a test file. */
export function runPluginContract<Service extends PluginService>(
  plugin: Plugin<Service>,
  fixtures: readonly ContractFixture<Service>[],
): void {
  const secretsDir = mkdtempSync(join(tmpdir(), 'plugin-'));
  afterAll(() => rmSync(secretsDir, { recursive: true, force: true }));
  const logged: string[] = [];
  const context = (change: Partial<PluginContext> = {}): PluginContext => ({
    profile: 'demo',
    clock: { now: () => new Date().toISOString() },
    secretsDir,
    log: (level, message, facts) => logged.push(`${level} ${message} ${JSON.stringify(facts ?? {})}`),
    ...change,
  });

  describe(`plugin ${plugin.name}`, () => {
    it('is titled in Chinese and English, and so is each adapter', () => {
      for (const { title } of [plugin, ...Object.values(plugin.adapters)]) {
        expect(title.zh).toMatch(/\p{Script=Han}/u);
        expect(title.en).toMatch(/^[\x20-\x7e]+$/);
      }
    });

    it('has a fixture for every adapter', () => {
      expect(fixtures.map((fixture) => fixture.adapter).sort()).toEqual(Object.keys(plugin.adapters).sort());
    });

    it('says 演示 in the title of a demo adapter, and of no other', () => {
      for (const { isDemo, title } of Object.values(plugin.adapters)) {
        expect(title.zh.includes('演示')).toBe(isDemo);
      }
    });

    it('refuses an adapter that it does not have', async () => {
      const opening = plugin.open({ adapter: 'constructor', config: {}, context: context() });
      await expect(opening).rejects.toMatchObject({ code: 'plugin.unknownAdapter' });
    });
  });

  describe.each(fixtures)(
    `plugin ${plugin.name}, adapter $adapter`,
    ({ adapter, config, refused, service }) => {
      const open = () => plugin.open({ adapter, config, context: context() });

      it('opens with its configuration, again too, and finds nothing wrong', async () => {
        expect(await (await open()).check()).toEqual([]);
        expect(await (await open()).check()).toEqual([]);
      });

      it('refuses a setting that it does not know', async () => {
        const wrong = plugin.open({ adapter, config: { ...config, unknownSetting: 1 }, context: context() });
        await expect(wrong).rejects.toMatchObject({ code: 'plugin.badConfig' });
      });

      it.each(refused)('refuses $config and names $place', async (wrong) => {
        const opening = plugin.open({ adapter, config: wrong.config, context: context() });
        await expect(opening).rejects.toMatchObject({ code: 'plugin.badConfig', place: wrong.place });
      });

      it('is refused in production if it is a demo', async () => {
        const opening = plugin.open({ adapter, config, context: context({ profile: 'production' }) });
        if (plugin.adapters[adapter]?.isDemo) {
          await expect(opening).rejects.toMatchObject({ code: 'plugin.demoInProduction' });
        } else {
          await expect(opening).resolves.toBeDefined();
        }
      });

      it('writes secrets for its owner only and logs none of them', async () => {
        await open();
        for (const entry of readdirSync(secretsDir, { recursive: true, withFileTypes: true })) {
          const { mode } = statSync(join(entry.parentPath ?? entry.path, entry.name));
          expect(mode & 0o077).toBe(0);
        }
        expect(logged.join('\n')).not.toMatch(/PRIVATE KEY/);
      });

      service?.(open);
    },
  );
}
