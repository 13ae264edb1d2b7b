import { BanshiError, type Problem } from '@banshi/core/errors';
import type { Clock } from '@banshi/core/ports';
import type { z } from 'zod';

export interface Title {
  zh: string;
  en: string;
}

/** `production` refuses everything that only pretends. */
export type Profile = 'demo' | 'production';

/** What a plugin is given; it reads no environment, no clock and no folder of its own accord. */
export interface PluginContext {
  profile: Profile;
  clock: Clock;
  /** Private folder of this plugin, mode 0700; what is written there has mode 0600. */
  secretsDir: string;
  /** Structured log line. `facts` must hold no personal data and no key material. */
  log(
    level: 'info' | 'warn' | 'error',
    message: string,
    facts?: Readonly<Record<string, string | number>>,
  ): void;
}

/** Every service can say what keeps it from working now: a wrong address, an expired certificate. */
export interface PluginService {
  check(): Promise<Problem[]>;
}

/** One way to do what the plugin is for: the demo, a province's platform, a vendor's product. */
export interface PluginAdapter<Service extends PluginService> {
  title: Title;
  /** Works without the outside world and has no legal effect; labelled 演示 wherever it shows. */
  isDemo: boolean;
  /** Refuses unknown keys, so that a misspelt setting is an error and not silence. */
  configSchema: z.ZodType;
  open(config: unknown, context: PluginContext): Promise<Service>;
}

export interface Plugin<Service extends PluginService> {
  /** As in the package's name: `e-seal`. */
  name: string;
  title: Title;
  adapters: Readonly<Record<string, PluginAdapter<Service>>>;
  /**
   * Opens an adapter. Throws `BanshiError`: `plugin.unknownAdapter`, `plugin.demoInProduction`, `plugin.badConfig`
   * (`details` lists every wrong setting).
   */
  open(input: { adapter: string; config: unknown; context: PluginContext }): Promise<Service>;
}

/** Ties a schema to the function that takes what it yields. */
export function defineAdapter<Schema extends z.ZodType, Service extends PluginService>(input: {
  title: Title;
  isDemo: boolean;
  configSchema: Schema;
  create(config: z.output<Schema>, context: PluginContext): Promise<Service> | Service;
}): PluginAdapter<Service> {
  const { title, isDemo, configSchema, create } = input;
  return {
    title,
    isDemo,
    configSchema,
    async open(config, context) {
      const parsed = configSchema.safeParse(config);
      if (parsed.success) return create(parsed.data, context);
      const details = parsed.error.issues.map((issue) => ({
        code: 'plugin.badConfig',
        severity: 'error' as const,
        place: issue.path.map(String).join('/'),
        message: issue.message,
      }));
      const places = details.map((problem) => problem.place || '(整体)').join('、');
      throw new BanshiError({
        code: 'plugin.badConfig',
        place: details[0]?.place,
        status: 500,
        personMessage: `“${title.zh}”的设置有误：${places}，请改正后重新启动`,
        details,
      });
    },
  };
}

/** Defines a plugin and checks what its author can get wrong: names, titles, a demo adapter to start with. */
export function definePlugin<Service extends PluginService>(input: {
  name: string;
  title: Title;
  adapters: Readonly<Record<string, PluginAdapter<Service>>>;
}): Plugin<Service> {
  const { name, title, adapters } = input;
  const names = Object.keys(adapters);
  for (const word of [name, ...names]) {
    if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(word))
      throw new Error(`plugin name "${word}" is not kebab-case`);
  }
  if (!names.some((key) => adapters[key]?.isDemo)) throw new Error(`plugin ${name} has no demo adapter`);
  return {
    name,
    title,
    adapters,
    async open({ adapter, config, context }) {
      const chosen = Object.hasOwn(adapters, adapter) ? adapters[adapter] : undefined;
      if (!chosen) {
        throw new BanshiError({
          code: 'plugin.unknownAdapter',
          place: `${name}/${adapter}`,
          status: 500,
          personMessage: `“${title.zh}”没有“${adapter}”这种接法，可用的有：${names.join('、')}`,
        });
      }
      if (chosen.isDemo && context.profile === 'production') {
        throw new BanshiError({
          code: 'plugin.demoInProduction',
          place: `${name}/${adapter}`,
          status: 500,
          personMessage: `正式环境不能使用演示的“${title.zh}”，请在设置里换成正式的接法`,
        });
      }
      return chosen.open(config, context);
    },
  };
}
