import { readFileSync } from 'node:fs';
import { test } from '@jest/globals';
import { resolveItem, LayerFile } from '../inheritance/index.ts';
import { materialChecklist, effectiveSituation, decideEligibility, nextQuestions, serviceGuide, chooseAssignment } from '../items/index.ts';
import { makeBundle } from '../bundle/index.ts';
const read = (p: string) => LayerFile.parse(JSON.parse(readFileSync(new URL(`../../../../templates/items/${p}`, import.meta.url), 'utf8')));
test('x', () => {
  const a = read('food-business-licence-new.json'); const b = read('layers/530102000000-food-business-licence-new.json');
  const chain = [
    { owner: { tenantCode: '530000000000', tenantName: '云南省', tenantPath: '/53/' }, release: 1, effectiveFrom: a.effectiveFrom, layer: a.layer },
    { owner: { tenantCode: '530102000000', tenantName: '五华区', tenantPath: '/53/5301/530102/' }, release: 1, effectiveFrom: b.effectiveFrom, layer: b.layer },
  ];
  let t = performance.now();
  const r = resolveItem(chain, '2026-11-23');
  console.log('cold', performance.now() - t);
  t = performance.now(); for (let i = 0; i < 1000; i++) resolveItem(chain, '2026-11-23'); console.log('warm ms', (performance.now() - t) / 1000);
  console.log(JSON.stringify(r.violations, null, 1), r.missing, JSON.stringify(r.provenance.promisedLimit), JSON.stringify(r.provenance['process/review']));
  const answers = { foodKinds: ['other'], premises: '530102001000', businessForm: 'catering', projects: ['hotFood', 'drinks'], automaticDevices: false, outsideWarehouse: true, agent: false };
  console.log(nextQuestions(r.item, answers).isComplete, decideEligibility(r.item, answers).outcome);
  const situation = effectiveSituation(r.item, answers);
  for (const row of materialChecklist(r.item, { situation }, { provenance: r.provenance })) console.log(row.group, row.reason.zh, '|', row.reason.en);
  console.log(JSON.stringify(chooseAssignment(r.item, { situation })));
  t = performance.now();
  const h = makeBundle({ itemKey: 'food-business-licence-new', resolution: r, templates: {} });
  console.log(h.hash, performance.now() - t, JSON.stringify(h.bundle).length);
  const g = serviceGuide(h.bundle, { body: { name: '演示局', demo: true }, servicePoints: [{ key: 'wuhua-food-licence-window', name: '窗口', address: '演示路 1 号' }] });
  console.log(JSON.stringify(g, null, 1).slice(0, 6000), g.missing);
});
