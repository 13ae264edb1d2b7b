/** A place in a text, both from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

export type ParsedJson = { value: unknown } | { error: TextPlace };

/** JSON, or where it stops being JSON. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { error: placeAt(text, faultOf(text)) };
  }
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where a value of parsed JSON stands in its text (`materials/3/copies`); the nearest enclosing value that is there. */
export function placeOf(text: string, path: string): TextPlace {
  return placeAt(text, walk(text, path === '' ? [] : path.split('/')).found);
}

/** The offset at which the text is no longer JSON. The messages of engines differ, so that it is found here. */
function faultOf(text: string): number {
  return walk(text, []).fault ?? text.length;
}

interface Walked {
  /** Where the deepest value on the way to the wanted one begins. */
  found: number;
  fault?: number;
}

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) at += 1;
  return at;
};

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const unicode = /[0-9a-fA-F]{4}/y;

function match(shape: RegExp, text: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(text)?.[0];
}

/** The string that begins here, quotation marks included; by hand, since one may be as long as the file. */
function stringAt(text: string, from: number): string | undefined {
  if (text[from] !== '"') return undefined;
  for (let at = from + 1; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '"') return text.slice(from, at + 1);
    if (letter < ' ') return undefined;
    if (letter !== '\\') continue;
    at += 1;
    const escaped = text[at] ?? '';
    if (escaped === 'u') {
      if (match(unicode, text, at + 1) === undefined) return undefined;
      at += 4;
    } else if (!'"\\/bfnrt'.includes(escaped) || escaped === '') return undefined;
  }
  return undefined;
}

/** A list or object that is open. How deep it lies is a number, not a path: a path each would take n² memory. */
interface Frame {
  isList: boolean;
  depth: number;
  /** Lies on the way to what is wanted. */
  isOnWay: boolean;
  index: number;
}

/**
 * Goes through a JSON text, as far as it is one. With a stack of its own: a file of a million brackets must not exhaust
 * the call stack.
 */
function walk(text: string, wanted: readonly string[]): Walked {
  const frames: Frame[] = [];
  let value: Value = { at: skipBlanks(text, 0), isOnWay: true };
  let found = 0;
  for (;;) {
    if (value.isOnWay) found = value.at;
    const closing = { '{': '}', '[': ']' }[text[value.at] ?? ''];
    const inside = skipBlanks(text, value.at + 1);
    let next: Step;
    if (closing !== undefined && text[inside] !== closing) {
      const frame = { isList: closing === ']', depth: frames.length, isOnWay: value.isOnWay, index: 0 };
      frames.push(frame);
      next = enter(text, { frame, from: inside, wanted });
    } else {
      const after = closing === undefined ? scalarEnd(text, value.at) : inside + 1;
      next = after === undefined ? { fault: value.at } : leave(text, { frames, from: after, wanted });
    }
    if ('fault' in next) return { found, fault: next.fault };
    if ('end' in next) return { found };
    value = next;
  }
}

interface Value {
  at: number;
  isOnWay: boolean;
}

type Step = Value | { fault: number } | { end: true };

function scalarEnd(text: string, at: number): number | undefined {
  const scalar = stringAt(text, at) ?? match(literal, text, at);
  return scalar === undefined || scalar === '' ? undefined : at + scalar.length;
}

/** To the value of the next member, past its name. */
function enter(
  text: string,
  { frame, from, wanted }: { frame: Frame; from: number; wanted: readonly string[] },
): Step {
  const next = wanted[frame.depth];
  if (frame.isList) return { at: from, isOnWay: frame.isOnWay && next === String(frame.index) };
  const name = stringAt(text, from);
  if (name === undefined) return { fault: from };
  const colon = skipBlanks(text, from + name.length);
  if (text[colon] !== ':') return { fault: colon };
  return { at: skipBlanks(text, colon + 1), isOnWay: frame.isOnWay && next === JSON.parse(name) };
}

/** After a value: out of everything that ends here, and to the next value. */
function leave(
  text: string,
  { frames, from, wanted }: { frames: Frame[]; from: number; wanted: readonly string[] },
): Step {
  let at = skipBlanks(text, from);
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    if (text[at] === ',') {
      frame.index += 1;
      return enter(text, { frame, from: skipBlanks(text, at + 1), wanted });
    }
    if (text[at] !== (frame.isList ? ']' : '}')) return { fault: at };
    frames.pop();
    at = skipBlanks(text, at + 1);
  }
  return at < text.length ? { fault: at } : { end: true };
}
