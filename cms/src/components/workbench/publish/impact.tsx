'use client';
import type { ImpactReport } from '@banshi/core/publishing';
import { FailureNotice } from '../../office/failure-notice.tsx';
import type { Messages } from '../../office/messages/index.ts';
import type { ConfigurationApi } from '../api.ts';
import { useImpact } from './use-impact.ts';

/** 影响范围: computed in the background, with progress in numbers, and to be taken along as a table. */
export function Impact({ api, itemKey, m }: { api: ConfigurationApi; itemKey: string; m: Messages }) {
  const { report, error, isRunning, start } = useImpact({ api, itemKey, m });
  const words = m.workbench.impact;
  const isDone = report?.state === 'done';
  return (
    <section className="bo-card" aria-labelledby="publish-impact">
      <h2 id="publish-impact">{words.title}</h2>
      <p className="bo-hint">{words.lead}</p>
      {error && <FailureNotice error={error} m={m} />}
      {report?.state === 'failed' && <p className="bo-field-error">{words.failed}</p>}
      {isRunning && (
        <div role="status">
          <p>{report && report.total > 0 ? words.progress(report.done, report.total) : words.waiting}</p>
          <progress
            className="bo-wb-progress"
            aria-label={words.title}
            max={report?.total || 1}
            value={report?.done ?? 0}
          />
        </div>
      )}
      {isDone && report.result && <Report report={report.result} m={m} />}
      {!isRunning && (
        <p className="bo-row-links">
          <button type="button" className="bo-button" onClick={() => void start()}>
            {report ? words.again : words.start}
          </button>
          {isDone && (
            <a className="bo-link" href={api.impactFile(report.reportKey)} download>
              {words.export}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

const shownAtMost = 10;

function Report({ report, m }: { report: ImpactReport; m: Messages }) {
  const words = m.workbench.impact;
  const { tenants, cases } = report;
  const named = (entries: readonly { tenantName: string; message: string }[]) =>
    entries.map(({ tenantName, message }) => `${tenantName}：${message}`);
  return (
    <>
      <dl className="bo-facts">
        <div>
          <dt>{words.tenants}</dt>
          <dd className="bo-figures">
            {words.tenantCount(tenants.inheriting, tenants.withLayer, tenants.following)}
          </dd>
        </div>
        <div>
          <dt>{words.changes}</dt>
          <dd className="bo-figures">{words.changeCount(report.breaking, report.compatible)}</dd>
        </div>
        <div>
          <dt>{words.cases}</dt>
          <dd className="bo-figures">{words.caseCount(cases.total)}</dd>
        </div>
      </dl>
      <Lines title={words.illegal} lines={named(report.illegal)} m={m} />
      <Lines title={words.conflicts} lines={named(report.conflicts)} m={m} />
      <Lines title={words.broken} lines={named(report.breaks)} m={m} />
    </>
  );
}

function Lines({ title, lines, m }: { title: string; lines: readonly string[]; m: Messages }) {
  return (
    <section className="bo-section">
      <h3>
        {title} <span className="bo-count">{lines.length}</span>
      </h3>
      {lines.length === 0 && <p className="bo-soft">{m.workbench.impact.none}</p>}
      <ul className="bo-wb-lines">
        {lines.slice(0, shownAtMost).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > shownAtMost && (
        <p className="bo-hint">{m.workbench.impact.more(lines.length - shownAtMost)}</p>
      )}
    </section>
  );
}
