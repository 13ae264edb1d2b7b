import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'react-dom/server';
import { CheckAnswers } from './CheckAnswers.tsx';
import { sampleContext, sampleForm } from './contract/sample.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FormilyForm } from './formily/index.tsx';
import { RjsfForm } from './rjsf/index.tsx';

const ignore = () => {};

describe.each([
  ['RJSF', RjsfForm],
  ['Formily', FormilyForm],
])('%s without a browser', (_name, Engine) => {
  it('renders values, rules and errors', () => {
    const html = renderToString(
      <Engine
        definition={sampleForm}
        pageKey="where"
        context={sampleContext}
        values={{ online: true, area: 3, rent: 100 }}
        onChange={ignore}
        showErrors
      />,
    );
    expect(html).toContain('data-field="site"');
    expect(html).toContain('id="f-site-error"');
    expect(html).toMatch(/id="f-area"[^>]*value="3"/);
    expect(html).toContain('12.00 元');
  });
});

it('renders the pages around the form', () => {
  const html = renderToString(
    <>
      <ErrorSummary errors={[{ field: 'name', code: 'required', message: '请填写经营者名称' }]} />
      <CheckAnswers
        definition={sampleForm}
        values={{ name: '某店' }}
        context={sampleContext}
        onEdit={ignore}
      />
    </>,
  );
  expect(html).toContain('href="#f-name"');
  expect(html).toContain('某店');
});
