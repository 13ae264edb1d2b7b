import { isLiteral } from '../facts.ts';
import { type Operation, operationOf } from '../structure.ts';
import { nounOf } from './nouns.ts';
import { elementVoice, fill, listed, type Phrase, type Voice, valueWords } from './phrase.ts';

/** `some`, `all` and `none` without data: 经营项目中有以“制售”结尾的项目. */
export function clauseOfIteration(operation: Operation, holds: boolean, voice: Voice): Phrase {
  const { operator, args } = operation;
  const list = nounOf(args[0], voice);
  const inner = elementVoice(operation, voice);
  if (operator === 'all') {
    return holds
      ? fill('#0全部#1', 'of #0 all are such that #1', [list, inner.clause(args[1], true, inner)])
      : fill('#0中有#1的项目', '#0 include an item where #1', [list, inner.clause(args[1], false, inner)]);
  }
  const exists = (operator === 'some') === holds;
  const members = membersNamed(args[1], inner);
  if (members) {
    return exists
      ? fill('#0含#1', '#0 include #1', [list, members])
      : fill('#0不含#1', '#0 do not include #1', [list, members]);
  }
  if (!exists && isDenial(args[1])) {
    return fill('#0全部#1', 'of #0 all are such that #1', [list, inner.clause(args[1], false, inner)]);
  }
  const parts = [list, inner.clause(args[1], true, inner)];
  return exists
    ? fill('#0中有#1的项目', '#0 include an item where #1', parts)
    : fill('#0中没有#1的项目', '#0 include no item where #1', parts);
}

/** Where the body only asks whether the element is one of some literals: their names. */
function membersNamed(body: unknown, inner: Voice): Phrase | null {
  const operation = operationOf(body);
  if (!operation || !isElement(operation.args[0])) return null;
  const [, other] = operation.args;
  const facts = inner.scope.find('') ?? { type: 'any' };
  if ((operation.operator === '==' || operation.operator === '===') && isLiteral(other)) {
    return valueWords(other, facts, inner);
  }
  if (operation.operator !== 'in' || !Array.isArray(other) || !other.every(isLiteral)) return null;
  const names = listed(other.map((item) => valueWords(item, facts, inner)));
  return other.length === 1 ? names : fill('#0中的任何一项', 'any of #0', [names]);
}

const isElement = (node: unknown): boolean => {
  const operation = operationOf(node);
  return operation?.operator === 'var' && (operation.args[0] ?? '') === '';
};

/** "No item that is not X" is said as "all items are X". */
export const isDenial = (body: unknown): boolean =>
  ['!', '!=', '!=='].includes(operationOf(body)?.operator ?? '');
