export { homePage as GET } from '../../../static-pages/regions.tsx';

export const dynamic = 'force-dynamic';
