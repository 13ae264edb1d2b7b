import { readFileSync } from 'node:fs';
import { type ChainLink, LayerFile, resolveItem } from '../../inheritance/index.ts';

/** 食品经营许可证核发（新办） as shipped, for the tests that hold it to its sheet and its rules. */
export const itemsFolder = new URL('../../../../../templates/items/', import.meta.url);
export const readShipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, itemsFolder), 'utf8'));
export const at = '2026-11-23';

const province = LayerFile.parse(readShipped('food-business-licence-new.json'));
const wuhua = LayerFile.parse(readShipped('layers/530102000000-food-business-licence-new.json'));
export const links: ChainLink[] = [
  {
    owner: { tenantCode: '530000000000', tenantName: '云南省', tenantPath: '/53/', level: 'province' },
    release: 1,
    effectiveFrom: province.effectiveFrom,
    layer: province.layer,
  },
  {
    owner: {
      tenantCode: '530102000000',
      tenantName: '五华区',
      tenantPath: '/53/5301/530102/',
      level: 'county',
    },
    release: 1,
    effectiveFrom: wuhua.effectiveFrom,
    layer: wuhua.layer,
  },
];

export const standard = resolveItem(links.slice(0, 1), at);
export const inWuhua = resolveItem(links, at);
export const { item } = standard;

export const catering = {
  foodKinds: ['other'],
  premises: '530102001000',
  businessForm: 'catering',
  projects: ['hotFood', 'coldFood'],
  automaticDevices: false,
  outsideWarehouse: false,
  agent: false,
};
export const canteen = {
  ...catering,
  businessForm: 'unitCanteen',
  schoolCanteen: true,
  canteenContracted: true,
  projects: ['hotFood'],
};
