import { launchBrowser } from '@banshi/documents';
const [,, w, name, ...urls] = process.argv;
const b = await launchBrowser({ cacheDir: '/tmp/shots/chromium' });
const p = await b.newPage();
p.on('console', m => { if (['error','warn'].includes(m.type())) console.log(m.type(), m.text().slice(0,300)); });
p.on('pageerror', e => console.log('pageerror', String(e).slice(0,300)));
await p.setViewport({ width: Number(w), height: w==='390'?844:900 });
let i = 0;
for (const u of urls) { await p.goto('http://localhost:3111'+u, { waitUntil: 'networkidle0' }); await p.screenshot({ path: `/tmp/shots/${name}${i++}.png`, fullPage: true }); }
await b.close();
