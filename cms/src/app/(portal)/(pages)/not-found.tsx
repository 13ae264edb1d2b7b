import { ErrorPage, PageFrame } from '@banshi/portal';
import { frameFor, pageContext } from '../../../portal-pages/context.ts';

export default async function NotFound() {
  const context = await pageContext();
  return (
    <PageFrame frame={await frameFor(context, { path: '/' })}>
      <ErrorPage language={context.presentation.language} status={404} />
    </PageFrame>
  );
}
