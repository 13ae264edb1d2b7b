'use client';
import type { Messages } from '../office/messages/index.ts';
import type { OriginView } from './element-view.ts';
import { Value } from './value.tsx';

/** The chain of levels behind a value, from the one in force back to the first. */
export function Origin({ origin, m }: { origin: OriginView; m: Messages }) {
  return (
    <ol className="bo-origins">
      <li className="bo-origin bo-origin-now">
        <p>
          {origin.isDraft ? (
            <span className="bo-mark bo-mark-attention">{m.item.inDraft}</span>
          ) : (
            <span className="bo-mark bo-mark-done">{m.item.inForce}</span>
          )}
        </p>
        <dl className="bo-facts">
          <div>
            <dt>{m.item.setBy}</dt>
            <dd>
              <strong>{origin.owner}</strong>
            </dd>
          </div>
          <div>
            <dt>{m.item.release}</dt>
            <dd>{m.item.releaseNumber(origin.release)}</dd>
          </div>
          <div>
            <dt>{m.item.effectiveFrom}</dt>
            <dd className="bo-figures">{origin.effectiveFrom}</dd>
          </div>
          <div>
            <dt>{m.item.part}</dt>
            <dd>{m.item.parts[origin.part]}</dd>
          </div>
          <div>
            <dt>{m.item.policy}</dt>
            <dd>{m.item.policies[origin.policy]}</dd>
          </div>
        </dl>
      </li>
      {origin.replaced.map((step) => (
        <li key={`${step.owner}-${step.release}`} className="bo-origin">
          <p>
            <span className="bo-mark">{m.item.replaced}</span>
          </p>
          <dl className="bo-facts">
            <div>
              <dt>{m.item.setBy}</dt>
              <dd>
                <strong>{step.owner}</strong>
              </dd>
            </div>
            <div>
              <dt>{m.item.release}</dt>
              <dd>{m.item.releaseNumber(step.release)}</dd>
            </div>
          </dl>
          <Value value={step.value} m={m} />
        </li>
      ))}
    </ol>
  );
}
