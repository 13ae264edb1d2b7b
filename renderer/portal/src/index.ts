/**
 * Static views of the citizen site: pure functions of their props, for `renderToStaticMarkup`. Nothing here holds a
 * hook, a script or an inline style. The views with client code are behind `@banshi/portal/apply`.
 */
export { GuidePage, type GuidePageProps } from './guide/GuidePage.tsx';
export { type MessageKey, type Translate, translator } from './i18n/index.ts';
export { formatBytes, formatDate, formatDateTime, formatLimit, formatMoney } from './shared/format.ts';
export { type Audience, links, type SearchTarget, safeNext, withParameter } from './shared/links.ts';
export { Breadcrumbs, type Crumb } from './shell/Breadcrumbs.tsx';
export { Document, type DocumentProps, htmlLang } from './shell/Document.tsx';
export type { FrameTab, RegionName, SiteFrame } from './shell/frame.ts';
export { PageFrame } from './shell/PageFrame.tsx';
export { ErrorPage, type ErrorPageProps } from './static/ErrorPage.tsx';
export { HelpPage } from './static/HelpPage.tsx';
export { HomePage, type HomePageProps } from './static/HomePage.tsx';
export type { ItemSummary } from './static/ItemCard.tsx';
export { RegionPage, type RegionPageProps } from './static/RegionPage.tsx';
export { SearchPage, type SearchPageProps } from './static/SearchPage.tsx';
export {
  type VerifiedLicence,
  VerifyPage,
  type VerifyPageProps,
  type VerifyResult,
} from './static/VerifyPage.tsx';
