import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { runPluginContract } from './contract.ts';
import { defineAdapter, definePlugin, type PluginService } from './index.ts';

interface Greeter extends PluginService {
  greet(): string;
}

const title = { zh: '问候', en: 'Greeting' };
const demo = defineAdapter({
  title: { zh: '演示问候', en: 'Demo greeting' },
  isDemo: true,
  configSchema: z.strictObject({ word: z.string().min(1), times: z.number().int().default(1) }),
  create: (config): Greeter => ({ greet: () => config.word.repeat(config.times), check: async () => [] }),
});
const real = defineAdapter({
  title: { zh: '省平台问候', en: 'Platform greeting' },
  isDemo: false,
  configSchema: z.strictObject({ address: z.url() }),
  create: (): Greeter => ({ greet: () => 'x', check: async () => [] }),
});

// The contract runs on a plugin that keeps it, so that the suite itself is known to pass.
runPluginContract(definePlugin({ name: 'greeting', title, adapters: { demo, platform: real } }), [
  {
    adapter: 'demo',
    config: { word: '你好' },
    refused: [
      { config: {}, place: 'word' },
      { config: { word: '你好', times: 1.5 }, place: 'times' },
    ],
    service: (open) => {
      it('greets', async () => expect((await open()).greet()).toBe('你好'));
    },
  },
  {
    adapter: 'platform',
    config: { address: 'https://example.test' },
    refused: [{ config: { address: 1 }, place: 'address' }],
  },
]);

describe('definePlugin', () => {
  it('wants kebab-case names and a demo adapter', () => {
    expect(() => definePlugin({ name: 'E_Seal', title, adapters: { demo } })).toThrow('kebab-case');
    expect(() => definePlugin({ name: 'seal', title, adapters: { real } })).toThrow('no demo adapter');
  });

  it('lists every wrong setting', async () => {
    const opening = demo.open({ word: '', times: 'x', more: 1 }, {} as never);
    await expect(opening).rejects.toMatchObject({
      details: expect.arrayContaining([
        expect.objectContaining({ place: 'word' }),
        expect.objectContaining({ place: 'times' }),
      ]),
    });
  });
});
