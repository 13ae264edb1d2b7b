'use client';
import Link from 'next/link.js';
import { usePathname } from 'next/navigation.js';

export interface NavGroup {
  label: string;
  links: { href: string; label: string }[];
}

/** The desk is the page of cases too: whoever reads one came from there. */
const isCurrent = (href: string, path: string): boolean =>
  href === '/admin' ? path === href || path.startsWith('/admin/cases') : path === href || path.startsWith(`${href}/`);

/** The office's own pages, above Payload's collections and in their shape. */
export function NavLinks({ product, groups }: { product: string; groups: readonly NavGroup[] }) {
  const path = usePathname();
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
