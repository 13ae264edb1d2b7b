export { searchPage as GET } from '../../../../static-pages/search.tsx';

export const dynamic = 'force-dynamic';
