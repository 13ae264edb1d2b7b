export { verifyPage as GET } from '../../../../static-pages/verify.tsx';

export const dynamic = 'force-dynamic';
