'use client';
import { useNav, usePreferences, useWindowInfo } from '@payloadcms/ui';
import Link from 'next/link.js';
import { usePathname } from 'next/navigation.js';
import { useEffect } from 'react';

export interface NavGroup {
  label: string;
  links: { href: string; label: string }[];
}

/** The desk is the page of cases too: whoever reads one came from there. */
const isCurrent = (href: string, path: string): boolean =>
  href === '/admin'
    ? path === href || path.startsWith('/admin/cases')
    : path === href || path.startsWith(`${href}/`);

/** The office's own pages, above Payload's collections and in their shape. */
export function NavLinks({ product, groups }: { product: string; groups: readonly NavGroup[] }) {
  const path = usePathname();
  useOpenOnLaptops();
  return (
    <div className="bo-nav">
      <p className="bo-nav-product">{product}</p>
      {groups.map((group) => (
        <section key={group.label} aria-label={group.label}>
          <p className="bo-nav-group">{group.label}</p>
          {group.links.map(({ href, label }) => (
            <Link
              key={href}
              className="nav__link"
              href={href}
              prefetch={false}
              aria-current={isCurrent(href, path) ? 'page' : undefined}
            >
              {isCurrent(href, path) && <span className="nav__link-indicator" />}
              <span className="nav__link-label">{label}</span>
            </Link>
          ))}
        </section>
      ))}
    </div>
  );
}

const narrowestWithNav = 1200;

/**
 * Payload closes the navigation below 1,440 pixels, which is what most office screens have. Ours is narrow enough to
 * stay; whoever has closed it on a wide screen keeps it closed.
 */
function useOpenOnLaptops(): void {
  const { breakpoints } = useWindowInfo();
  const { setNavOpen } = useNav();
  const { getPreference } = usePreferences();
  const isLarge = breakpoints.l === true;
  useEffect(() => {
    if (!isLarge || window.innerWidth < narrowestWithNav) return;
    let isGone = false;
    // Payload closes it in an effect of its own, which runs after this one.
    const timer = window.setTimeout(async () => {
      const preference = await getPreference<{ open?: boolean }>('nav');
      if (!isGone && preference?.open !== false) setNavOpen(true);
    }, 0);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [isLarge, getPreference, setNavOpen]);
}
