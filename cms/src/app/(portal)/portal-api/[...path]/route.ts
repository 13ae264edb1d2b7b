import { portalRoutes } from '../../../../http/portal-routes.ts';
import { routesOf } from '../../../../http/router.ts';

export const { GET, POST, PATCH, DELETE } = routesOf(portalRoutes, 'portal');
