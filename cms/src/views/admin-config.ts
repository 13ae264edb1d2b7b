import type { Config } from 'payload';

/** The same drawing as `BrandIcon`, on the brand's colour. */
const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1f4e8c"/><path d="M7 24V12.5L16 7l9 5.5V24M12 24v-7.5h8V24M6 24h20" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/**
 * What the office puts in place of Payload's own: navigation, header, sign-in, and the pages people work in all day.
 * Components are named by path, so that the configuration can be read without loading any of them.
 */
export const officeAdmin = {
  components: {
    graphics: {
      Logo: '/components/brand/index.tsx#BrandLogo',
      Icon: '/components/brand/index.tsx#BrandIcon',
    },
    beforeNavLinks: ['/components/nav/index.tsx#OfficeNav'],
    actions: ['/components/staff-badge/index.tsx#StaffBadge'],
    beforeLogin: ['/components/login/index.tsx#LoginLead'],
    afterLogin: ['/components/login/index.tsx#LoginHelp'],
    views: {
      dashboard: { Component: '/views/desk/index.tsx#DeskView' },
      case: {
        Component: '/views/case/index.tsx#CaseView',
        path: '/cases/:caseNumber',
        exact: true,
        meta: { title: '办件' },
      },
      counter: {
        Component: '/views/counter/index.tsx#CounterView',
        path: '/counter/:page?/:id?',
        exact: true,
        meta: { title: '窗口代办' },
      },
      items: {
        Component: '/views/items/index.tsx#ItemsView',
        path: '/items',
        exact: true,
        meta: { title: '事项' },
      },
      item: {
        Component: '/views/item/index.tsx#ItemView',
        path: '/items/:itemKey',
        exact: true,
        meta: { title: '事项' },
      },
      inbox: {
        Component: '/views/inbox/index.tsx#InboxView',
        path: '/inbox',
        exact: true,
        meta: { title: '收件箱' },
      },
    },
  },
  meta: {
    titleSuffix: '· 办事',
    description: '政务服务办公端',
    keywords: '政务服务',
    openGraph: { title: '办事 · 政务服务', description: '政务服务办公端', siteName: '办事' },
    // Payload would link a picture made per page by an endpoint of its own, and its own mark as the icon.
    defaultOGImageType: 'off',
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: `data:image/svg+xml,${encodeURIComponent(favicon)}` }],
  },
} satisfies NonNullable<Config['admin']>;
