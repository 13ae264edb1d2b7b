export { verifyFormPage as GET } from '../../../static-pages/verify.tsx';

export const dynamic = 'force-dynamic';
