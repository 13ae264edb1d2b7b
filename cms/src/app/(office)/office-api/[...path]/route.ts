import { officeRoutes } from '../../../../http/office-routes.ts';
import { routesOf } from '../../../../http/router.ts';

export const { GET, POST, PATCH, DELETE } = routesOf(officeRoutes, 'office');
