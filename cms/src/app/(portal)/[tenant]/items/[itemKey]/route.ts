export { guidePage as GET } from '../../../../../static-pages/guide.tsx';

export const dynamic = 'force-dynamic';
