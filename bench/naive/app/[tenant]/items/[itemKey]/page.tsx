import { GuidePage, PageFrame } from '@banshi/portal';
import { notFound } from 'next/navigation';
import { findGuide } from '../../../../find-guide.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ tenant: string; itemKey: string }> };

/** The guide as one would write it without further thought: find the data, render it, on every request. */
export default async function Page({ params }: Props) {
  const { tenant: code, itemKey } = await params;
  const found = await findGuide(code, itemKey);
  if (!found) notFound();
  const { tenant, item, bodyName, guide } = found;
  const region = { code, name: tenant.name };
  return (
    <PageFrame
      frame={{ language: 'zh', elder: false, region, path: `/${code}/items/${itemKey}`, demo: true }}
    >
      <GuidePage
        language="zh"
        region={region}
        guide={guide}
        bodyName={bodyName}
        tags={[
          item.itemType === '01' ? '行政许可' : '公共服务',
          item.handlingType === 'promised' ? '承诺件' : '即办件',
        ]}
      />
    </PageFrame>
  );
}
