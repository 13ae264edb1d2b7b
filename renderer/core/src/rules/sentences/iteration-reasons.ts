import { truthy } from '../operators/values.ts';
import type { Trace } from '../trace.ts';
import { clauseOf } from './clauses.ts';
import { isDenial } from './iteration-clauses.ts';
import { type Reason, reasonsTogether } from './leaf-reasons.ts';
import { nounOf } from './nouns.ts';
import { elementVoice, fill, isBlank, listed, type Phrase, type Voice, valueWords } from './phrase.ts';

/** Elements named in one sentence. */
const mostNamed = 3;

interface Telling {
  voice: Voice;
  reasonsOf(trace: Trace, voice: Voice): Reason[];
}

/** Why `some`, `all` or `none` held or failed, with the elements that decided it: 经营项目含“热食类制售”. */
export function reasonsOfIteration(trace: Trace, telling: Telling): Reason[] {
  const { voice } = telling;
  const [list] = trace.children;
  const holds = truthy(trace.value);
  const clause = clauseOf(trace.node, holds, voice);
  const operator = trace.operation?.operator;
  if (!list || !trace.operation) return [clause];
  const noun = nounOf(list.node, voice);
  if (isBlank(list.value) || !Array.isArray(list.value)) return [fill('#0没有填写', '#0 is blank', [noun])];
  // Decided by single elements: those that hold, or for `all` those that do not. Else every element alike.
  const isDecidedByElements = operator === 'all' ? !holds : holds === (operator === 'some');
  if (!isDecidedByElements) return [clause];
  const wanted = operator !== 'all';
  const deciding = trace.runs.filter((run) => run.holds === wanted).map(({ element }) => element);
  if (deciding.some((element) => typeof element === 'object' && element !== null)) {
    return [rowReason(trace, { noun, wanted, telling })];
  }
  const inner = elementVoice(trace.operation, voice);
  const facts = inner.scope.find('') ?? { type: 'any' };
  const names = listed(
    deciding.map((element) => valueWords(element, facts, inner)),
    mostNamed,
  );
  if (wanted || isDenial(trace.operation.args[1])) return [fill('#0含#1', '#0 include #1', [noun, names])];
  const failing = clauseOf(trace.operation.args[1], false, inner);
  return [fill('#0中的#1#2', '#0 include #1, and #2', [noun, names, failing])];
}

/** The first row that decided, by its number, and why. */
function rowReason(
  trace: Trace,
  { noun, wanted, telling }: { noun: Phrase; wanted: boolean; telling: Telling },
): Phrase {
  const row = trace.elements.find(({ value }) => truthy(value) === wanted);
  const position = String((row?.element ?? 0) + 1);
  const why = reasonsTogether(row ? telling.reasonsOf(row, telling.voice) : []);
  return fill('#0第#1项中，#2', 'in row #1 of #0, #2', [noun, { zh: position, en: position }, why]);
}
