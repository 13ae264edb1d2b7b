import type { ServerProps } from 'payload';
import { caseDepartments, hasRole, loadStaffSession } from '../../access/index.ts';
import { languageOf, messagesIn } from '../office/messages/index.ts';
import { NavLinks } from './links.tsx';

/** The office's navigation. What somebody's role does not open is not offered. */
export async function OfficeNav({ i18n, payload, user }: ServerProps) {
  if (user?.collection !== ('users' as never)) return null;
  const m = messagesIn(languageOf(i18n.language));
  const staff = await loadStaffSession(payload, { id: String(user.id), displayName: '' });
  const handlesCases = caseDepartments(staff.bindings).length > 0;
  const handling = [
    { href: '/admin', label: m.nav.desk },
    ...(hasRole(staff, 'clerk') ? [{ href: '/admin/counter', label: m.nav.counter }] : []),
  ];
  const configuring = [
    { href: '/admin/items', label: m.nav.items },
    ...(hasRole(staff, 'configurator') ? [{ href: '/admin/inbox', label: m.nav.inbox }] : []),
  ];
  return (
    <NavLinks
      product={m.product}
      groups={[
        ...(handlesCases ? [{ label: m.nav.handling, links: handling }] : []),
        { label: m.nav.configuration, links: configuring },
      ]}
    />
  );
}
