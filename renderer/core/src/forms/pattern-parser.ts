export type CharacterTest = (character: string) => boolean;

export type Node =
  | { kind: 'character'; test: CharacterTest }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'sequence'; items: Node[] }
  | { kind: 'alternatives'; items: Node[] }
  | { kind: 'repeat'; item: Node; least: number; most: number };

export type PatternFault =
  | 'tooLarge'
  | 'tooDeep'
  | 'parenthesis'
  | 'group'
  | 'class'
  | 'range'
  | 'escape'
  | 'repeat';

/** `position`: index of the code point in the pattern at which reading stopped, from 0. */
export class PatternSyntaxError extends Error {
  readonly fault: PatternFault;
  readonly position: number;

  constructor(fault: PatternFault, position: number) {
    super(`pattern: ${fault} at ${position}`);
    this.name = 'PatternSyntaxError';
    this.fault = fault;
    this.position = position;
  }
}

/** RE2 refuses counts above this. */
const maxCount = 1_000;
const maxDepth = 20;

interface Reader {
  characters: string[];
  at: number;
  depth: number;
}

const peek = (reader: Reader): string | undefined => reader.characters[reader.at];

const fail = (fault: PatternFault, reader: Reader): never => {
  throw new PatternSyntaxError(fault, reader.at);
};

/**
 * Reads the subset of RE2's syntax that authors of forms need: literals, `.`, classes with ranges, `\d \w \s` and
 * their opposites, `\p{Han}` and other properties, groups with and without `?:`, `|`, `* + ? {n} {n,} {n,m}` (lazy
 * forms too: they decide nothing in a yes-or-no match), `^`, `$`. Everything else, flags and look-around among it,
 * is refused. Whatever is accepted, RE2 accepts with the same meaning.
 */
export function parsePattern(source: string): Node {
  const reader: Reader = { characters: Array.from(source), at: 0, depth: 0 };
  const node = readAlternatives(reader);
  if (reader.at < reader.characters.length) fail('parenthesis', reader);
  return node;
}

function readAlternatives(reader: Reader): Node {
  const items = [readSequence(reader)];
  while (peek(reader) === '|') {
    reader.at += 1;
    items.push(readSequence(reader));
  }
  return items.length === 1 && items[0] ? items[0] : { kind: 'alternatives', items };
}

function readSequence(reader: Reader): Node {
  const items: Node[] = [];
  for (let next = peek(reader); next !== undefined && next !== '|' && next !== ')'; next = peek(reader)) {
    items.push(readRepeat(reader));
  }
  return { kind: 'sequence', items };
}

function readRepeat(reader: Reader): Node {
  const item = readAtom(reader);
  const counts = readCounts(reader);
  if (!counts) return item;
  if (item.kind === 'start' || item.kind === 'end') return fail('repeat', reader);
  if (peek(reader) === '?') reader.at += 1;
  // A second quantifier (`a**`, `a{2}{3}`) means different things in different engines.
  if (['*', '+', '?'].includes(peek(reader) ?? '') || readBraces(reader)) return fail('repeat', reader);
  return { kind: 'repeat', item, ...counts };
}

interface Counts {
  least: number;
  most: number;
}

function readCounts(reader: Reader): Counts | undefined {
  const simple: Record<string, Counts> = {
    '*': { least: 0, most: Number.POSITIVE_INFINITY },
    '+': { least: 1, most: Number.POSITIVE_INFINITY },
    '?': { least: 0, most: 1 },
  };
  const counts = simple[peek(reader) ?? ''];
  if (counts) {
    reader.at += 1;
    return counts;
  }
  return readBraces(reader);
}

/** `{n}`, `{n,}` or `{n,m}`. A brace that begins none of them is refused by `readAtom`; RE2 would take it literally. */
function readBraces(reader: Reader): Counts | undefined {
  if (peek(reader) !== '{') return undefined;
  const end = reader.characters.indexOf('}', reader.at);
  const match = /^(\d{1,4})(?:(,)(\d{1,4})?)?$/.exec(reader.characters.slice(reader.at + 1, end).join(''));
  if (end < 0 || !match) return fail('repeat', reader);
  const least = Number(match[1]);
  const open = match[2] === undefined ? least : Number.POSITIVE_INFINITY;
  const most = match[3] === undefined ? open : Number(match[3]);
  const highest = Number.isFinite(most) ? most : least;
  if (highest > maxCount || most < least) return fail('repeat', reader);
  reader.at = end + 1;
  return { least, most };
}

function readAtom(reader: Reader): Node {
  const character = peek(reader) ?? '';
  if (['*', '+', '?', '{', '}'].includes(character)) return fail('repeat', reader);
  if (character === ']') return fail('class', reader);
  if (character === '(') return readGroup(reader);
  if (character === '[') return { kind: 'character', test: readClass(reader) };
  if (character === '\\') return { kind: 'character', test: readEscape(reader).test };
  reader.at += 1;
  if (character === '^') return { kind: 'start' };
  if (character === '$') return { kind: 'end' };
  if (character === '.') return { kind: 'character', test: (other) => other !== '\n' };
  return { kind: 'character', test: (other) => other === character };
}

function readGroup(reader: Reader): Node {
  reader.at += 1;
  reader.depth += 1;
  if (reader.depth > maxDepth) return fail('tooDeep', reader);
  if (peek(reader) === '?') {
    if (reader.characters[reader.at + 1] !== ':') return fail('group', reader);
    reader.at += 2;
  }
  const node = readAlternatives(reader);
  if (peek(reader) !== ')') return fail('parenthesis', reader);
  reader.at += 1;
  reader.depth -= 1;
  return node;
}

/** What one escape stands for; `literal` is absent where it stands for more than one character. */
interface Escape {
  test: CharacterTest;
  literal?: string;
}

const shorthand: Record<string, RegExp> = {
  d: /^[0-9]$/,
  D: /^[^0-9]$/u,
  w: /^[0-9A-Za-z_]$/,
  W: /^[^0-9A-Za-z_]$/u,
  s: /^[\t\n\f\r ]$/,
  S: /^[^\t\n\f\r ]$/u,
};
const control: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function readEscape(reader: Reader): Escape {
  reader.at += 1;
  const character = peek(reader) ?? fail('escape', reader);
  const pattern = shorthand[character];
  if (pattern) {
    reader.at += 1;
    return { test: (other) => pattern.test(other) };
  }
  if (character === 'p' || character === 'P') return { test: readProperty(reader, character === 'P') };
  const literal = control[character] ?? (/^[!-/:-@[-`{-~]$/.test(character) ? character : undefined);
  if (literal === undefined) return fail('escape', reader);
  reader.at += 1;
  return { literal, test: (other) => other === literal };
}

/** The general categories and scripts that RE2 and the native engine both know by these names. */
const categories = ['L', 'Lu', 'Ll', 'N', 'Nd', 'P', 'S', 'Z', 'Zs'];
const scripts = ['Han', 'Latin', 'Tibetan', 'Yi', 'Tai_Le', 'New_Tai_Lue', 'Arabic', 'Mongolian', 'Hangul'];

/** `\p{Han}`: one character against one property, so the native engine is safe to ask. */
function readProperty(reader: Reader, isNegated: boolean): CharacterTest {
  reader.at += 1;
  const end = peek(reader) === '{' ? reader.characters.indexOf('}', reader.at) : -1;
  const name = end < 0 ? '' : reader.characters.slice(reader.at + 1, end).join('');
  const isScript = scripts.includes(name);
  if (!isScript && !categories.includes(name)) return fail('escape', reader);
  reader.at = end + 1;
  const property = new RegExp(`^\\p{${isScript ? `Script=${name}` : name}}$`, 'u');
  return (other) => property.test(other) !== isNegated;
}

function readClass(reader: Reader): CharacterTest {
  reader.at += 1;
  const isNegated = peek(reader) === '^';
  if (isNegated) reader.at += 1;
  const tests: CharacterTest[] = [];
  while (peek(reader) !== ']') tests.push(readClassItem(reader));
  // `[]a]` is a class of two in RE2 and an empty one followed by text elsewhere.
  if (tests.length === 0) return fail('class', reader);
  reader.at += 1;
  return (character) => tests.some((test) => test(character)) !== isNegated;
}

function readClassItem(reader: Reader): CharacterTest {
  const from = readClassCharacter(reader);
  if (peek(reader) !== '-' || reader.characters[reader.at + 1] === ']') return from.test;
  reader.at += 1;
  const to = readClassCharacter(reader);
  const low = from.literal?.codePointAt(0);
  const high = to.literal?.codePointAt(0);
  if (low === undefined || high === undefined || high < low) return fail('range', reader);
  return (character) => {
    const code = character.codePointAt(0) ?? -1;
    return code >= low && code <= high;
  };
}

function readClassCharacter(reader: Reader): Escape {
  const character = peek(reader) ?? fail('class', reader);
  if (character === '\\') return readEscape(reader);
  // `[` inside a class begins `[:alpha:]` in RE2: it must be escaped. So must a `-` that is not at an end.
  if (character === '[') return fail('class', reader);
  reader.at += 1;
  return { literal: character, test: (other) => other === character };
}
