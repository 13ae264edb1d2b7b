export {
  defineAdapter,
  definePlugin,
  type Plugin,
  type PluginAdapter,
  type PluginContext,
  type PluginService,
  type Profile,
  type Title,
} from './plugin.ts';
