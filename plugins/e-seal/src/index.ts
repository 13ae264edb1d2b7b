import { definePlugin } from '@banshi/plugin-kit';
import { demoAdapter } from './demo-adapter.ts';

export type { SealService } from './demo-adapter.ts';
export { sealSvg } from './seal-picture.ts';

/** Electronic seals (电子印章): PAdES signatures on PDF. */
export const eSealPlugin = definePlugin({
  name: 'e-seal',
  title: { zh: '电子印章', en: 'Electronic seals' },
  adapters: { demo: demoAdapter },
});
