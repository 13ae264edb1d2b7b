/** @jest-environment jsdom */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReactNode } from 'react';
import { axeProblems, prepareBrowser } from '../__fixtures__/browser.tsx';
import { guide } from '../__fixtures__/guide.ts';
import { renderToStaticMarkup } from '../__fixtures__/static-markup.ts';
import {
  Document,
  ErrorPage,
  GuidePage,
  HelpPage,
  HomePage,
  type HomePageProps,
  RegionPage,
  SearchPage,
  type SearchPageProps,
  type SiteFrame,
  VerifyPage,
  type VerifyResult,
} from '../index.ts';
import type { ItemSummary } from './ItemCard.tsx';

const region = { code: '530102', name: '五华区' };
const frame = (part: Partial<SiteFrame> = {}): SiteFrame => ({
  language: 'zh',
  elder: false,
  region,
  path: '/530102?audience=person',
  demo: true,
  ...part,
});

const item: ItemSummary = {
  itemKey: 'food-licence',
  name: { zh: '食品经营许可', en: 'Food licence' },
  promisedLimit: { days: 4, unit: 'workingDay' },
  visits: 0,
  charged: false,
};
const home = (part: Partial<HomePageProps> = {}): HomePageProps => ({
  language: 'zh',
  region,
  audience: 'person',
  popular: [item],
  total: 12,
  departments: [{ name: '市场监督管理局', href: '/530102/search?q=x', items: 9 }],
  above: [{ code: '53', name: '云南省' }],
  below: [{ code: '530102001', name: '华山街道' }],
  ...part,
});
const search = (part: Partial<SearchPageProps> = {}): SearchPageProps => ({
  language: 'zh',
  region,
  query: '开饭店',
  results: [item],
  total: 23,
  page: 2,
  pageSize: 10,
  suggestions: ['食品'],
  elsewhere: [{ code: '5301', name: '昆明市', total: 4 }],
  popular: [],
  ...part,
});
const licence = {
  name: '食品经营许可证',
  number: 'JY25301020000015',
  identifier: '1.2.156.3005.2.X',
  holder: '老滇味',
  issuer: '五华区市场监督管理局',
  issuedOn: '2026-11-20',
  validUntil: '2031-11-19',
};
const checkedAt = '2026-11-23T06:03:00.000Z';

const pages: Record<string, ReactNode> = {
  home: <HomePage {...home()} />,
  'home, empty': <HomePage {...home({ popular: [], total: 0, departments: [], below: [] })} />,
  search: <SearchPage {...search()} />,
  'search, nothing found': <SearchPage {...search({ results: [], total: 0, page: 1, popular: [item] })} />,
  guide: <GuidePage language="zh" region={region} guide={guide} bodyName="市监局" tags={['行政许可']} />,
  'verify, form': <VerifyPage language="zh" />,
  'verify, valid': <VerifyPage language="zh" result={{ state: 'valid', licence, checkedAt }} />,
  'verify, revoked': (
    <VerifyPage
      language="zh"
      result={{
        state: 'revoked',
        licence,
        checkedAt,
        on: '2026-11-22',
        reason: '材料虚假',
        basis: '第六十九条',
      }}
    />
  ),
  'verify, not found': (
    <VerifyPage language="zh" result={{ state: 'notFound', identifier: 'JY1', checkedAt }} />
  ),
  help: <HelpPage language="zh" />,
  'error 404': <ErrorPage language="zh" status={404} region={region} />,
  'error 500': <ErrorPage language="zh" status={500} requestId="r-1" />,
  regions: (
    <RegionPage
      language="zh"
      within={{ code: '5301', name: '昆明市' }}
      parents={[{ code: '53', name: '云南省' }]}
      regions={[{ code: '530102', name: '五华区', hasChildren: true, items: 3 }]}
    />
  ),
};

const htmlOf = (page: ReactNode, part: Partial<SiteFrame> = {}): string =>
  renderToStaticMarkup(
    <Document frame={frame(part)} title="页面" stylesheets={['/assets/portal.css?v=1', '/brand.css']}>
      {page}
    </Document>,
  );
const documentOf = (html: string): globalThis.Document => new DOMParser().parseFromString(html, 'text/html');
const headings = (parsed: globalThis.Document): number[] =>
  [...parsed.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName.slice(1)));
const textOf = (html: string): string => documentOf(html).body.textContent ?? '';

beforeAll(() => prepareBrowser(undefined));

describe.each(Object.entries(pages))('%s', (_name, page) => {
  const html = htmlOf(page);
  const parsed = documentOf(html);

  it('holds no script and no inline style', () => {
    expect(html).not.toMatch(/<script/i);
    expect(html).not.toMatch(/\sstyle=/i);
    expect(html).not.toMatch(/\son[a-z]+=/i);
    expect(html).not.toMatch(/javascript:/i);
    expect(html).not.toMatch(/<style/i);
  });

  it('has its landmarks, once', () => {
    for (const landmark of ['header.site-header', 'nav.site-nav', 'main', 'footer']) {
      expect([landmark, parsed.querySelectorAll(landmark).length]).toEqual([landmark, 1]);
    }
    const skip = parsed.querySelector('a.skip');
    expect(skip?.getAttribute('href')).toBe('#main');
    expect(parsed.getElementById('main')?.tagName).toBe('MAIN');
  });

  it('has one first heading, and skips no level below it', () => {
    const levels = headings(parsed);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
    });
  });

  it('leaves no placeholder of a message unfilled', () => {
    expect(textOf(html)).not.toMatch(/\{\w+\}/);
  });

  it('has no accessibility problem', async () => {
    document.documentElement.innerHTML = parsed.documentElement.innerHTML;
    document.documentElement.lang = parsed.documentElement.lang;
    expect(await axeProblems(document, { isWholePage: true })).toEqual([]);
  });
});

describe('Document', () => {
  it('says its language, its elder mode and whether search engines may keep it', () => {
    const plain = documentOf(htmlOf(null));
    expect(plain.documentElement.lang).toBe('zh-CN');
    expect(plain.documentElement.hasAttribute('data-elder')).toBe(false);
    expect(plain.title).toBe('页面 - 五华区政务服务');
    expect(plain.querySelector('meta[name="viewport"]')?.getAttribute('content')).not.toMatch(
      /user-scalable|maximum/,
    );
    expect(
      [...plain.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href')),
    ).toEqual(['/assets/portal.css?v=1', '/brand.css']);
    const elder = documentOf(htmlOf(null, { elder: true, language: 'en' }));
    expect(elder.documentElement.lang).toBe('en');
    expect(elder.documentElement.hasAttribute('data-elder')).toBe(true);
  });

  it('switches elder mode and language on the very page, keeping its query', () => {
    const hrefs = (part: Partial<SiteFrame>) =>
      [...documentOf(htmlOf(null, part)).querySelectorAll('.tools a')].map((link) =>
        link.getAttribute('href'),
      );
    expect(hrefs({})).toEqual(['/', '/530102?audience=person&elder=1', '/530102?audience=person&lang=en']);
    expect(hrefs({ elder: true, language: 'en' })).toEqual([
      '/',
      '/530102?audience=person&elder=0',
      '/530102?audience=person&lang=zh',
    ]);
  });

  it('escapes what people typed', () => {
    const html = htmlOf(
      <SearchPage {...search({ query: '<script>alert(1)</script>', results: [], total: 0 })} />,
    );
    expect(html).not.toMatch(/<script/);
    expect(textOf(html)).toContain('<script>alert(1)</script>');
  });
});

describe('GuidePage', () => {
  const html = htmlOf(pages.guide);
  const parsed = documentOf(html);

  it('shows who may apply, where, days, visits and fee in its strip', () => {
    const strip = [...parsed.querySelectorAll('.strip-cell > dt')].map((term) => term.textContent);
    expect(strip).toEqual(['谁能办', '在哪办', '承诺时限', '到现场次数', '收费']);
  });

  it('says on request where a value comes from', () => {
    const promised = parsed.querySelector('.strip-promisedLimit .origin');
    expect(promised?.querySelector('summary')?.textContent).toBe('出处');
    expect(promised?.textContent).toMatch(/五华区 市场监督管理局/);
    expect(promised?.textContent).toMatch(/第 2 版.2026年11月15日 起/);
    expect(promised?.textContent).toMatch(/只能改得对您更有利/);
  });

  it('does not repeat an origin that the whole list has, and shows the one that differs', () => {
    const steps = [...parsed.querySelectorAll('.entries-process > li')];
    expect(steps.map((step) => step.querySelectorAll('.origin').length)).toEqual([0, 1]);
  });

  it('marks what nobody filled in, what is not verified, and what is a demonstration', () => {
    expect(parsed.querySelector('section[aria-labelledby="faqs"]')?.textContent).toContain('待补');
    expect(parsed.querySelector('.strip-promisedLimit .mark-unverified')?.textContent).toBe('未核实');
    expect(parsed.querySelector('.guide-places .mark-demo')?.textContent).toBe('演示');
    expect(parsed.querySelector('.guide-contact a[href^="tel:"]')?.getAttribute('href')).toBe(
      'tel:087100000001',
    );
  });

  it('leads to every section, and to the start', () => {
    for (const link of parsed.querySelectorAll('.contents a')) {
      const target = link.getAttribute('href')?.slice(1) ?? '';
      expect([target, parsed.getElementById(target)?.tagName]).toEqual([target, 'H2']);
    }
    expect(parsed.querySelector('.start-bar a')?.getAttribute('href')).toBe(
      '/530102/items/food-licence/start',
    );
    const closed = htmlOf(<GuidePage language="zh" region={region} guide={guide} canStart={false} />);
    expect(documentOf(closed).querySelector('.start-bar')).toBeNull();
  });

  it('says that no applications are taken, and offers no start', () => {
    const suspended = htmlOf(
      <GuidePage language="zh" region={region} guide={{ ...guide, status: 'suspended' }} />,
    );
    expect(documentOf(suspended).querySelector('[role=status]')?.textContent).toContain('暂停受理');
    expect(documentOf(suspended).querySelector('.start-bar')).toBeNull();
  });
});

describe('VerifyPage', () => {
  const states: [VerifyResult, string, RegExp][] = [
    [{ state: 'valid', licence, checkedAt }, '有效', /真实.现在有效/],
    [
      { state: 'revoked', licence, checkedAt, on: '2026-11-22', reason: '材料虚假' },
      '已撤销',
      /2026年11月22日 被撤销.*材料虚假/s,
    ],
    [{ state: 'cancelled', licence, checkedAt, on: '2026-11-22', reason: '歇业' }, '已注销', /注销.*歇业/s],
    [{ state: 'expired', licence, checkedAt, on: '2026-11-22' }, '已过期', /2026年11月22日 届满/],
    [{ state: 'notFound', identifier: 'JY1', checkedAt }, '未找到', /“JY1”/],
    [{ state: 'malformed', identifier: 'JYX', checkedAt }, '编号有误', /“JYX”不是完整的证照编号/],
  ];
  it.each(states)('says it in one word and one sentence: %#', (result, word, sentence) => {
    const html = htmlOf(<VerifyPage language="zh" result={result} />);
    expect(documentOf(html).querySelector('.verdict-state')?.textContent).toBe(word);
    expect(textOf(html)).toMatch(sentence);
    expect(textOf(html)).toMatch(/查询时间 2026年11月23日 14:03/);
    expect(textOf(html).includes('老滇味')).toBe('licence' in result);
  });
});

describe('SearchPage', () => {
  it('keeps words and audience while turning pages', () => {
    const parsed = documentOf(htmlOf(<SearchPage {...search({ audience: 'person' })} />));
    const [previous, next] = [...parsed.querySelectorAll('.pages a')].map((link) =>
      link.getAttribute('href'),
    );
    const words = encodeURIComponent('开饭店');
    expect(previous).toBe(`/530102/search?q=${words}&audience=person&page=1`);
    expect(next).toBe(`/530102/search?q=${words}&audience=person&page=3`);
  });

  it('teaches what to do where nothing was found', () => {
    const text = textOf(htmlOf(pages['search, nothing found']));
    expect(text).toMatch(/没有找到“开饭店”/);
    expect(text).toMatch(/少写几个字/);
    expect(text).toMatch(/12345/);
  });
});

describe('English', () => {
  it('falls back to Chinese where nobody has written English', () => {
    const english = htmlOf(<HomePage {...home({ language: 'en' })} />, { language: 'en' });
    expect(textOf(english)).toContain('Food licence');
    const untranslated: ItemSummary = { ...item, name: { zh: '只有中文' } };
    const fallback = htmlOf(<HomePage {...home({ language: 'en', popular: [untranslated] })} />, {
      language: 'en',
    });
    expect(textOf(fallback)).toContain('只有中文');
  });
});
