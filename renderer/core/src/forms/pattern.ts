import { type CharacterTest, type Node, PatternSyntaxError, parsePattern } from './pattern-parser.ts';

export { PatternSyntaxError } from './pattern-parser.ts';

/**
 * Most nodes emitted, repeats unrolled, and most instructions. Bounds compilation, and one match to (this × length of
 * the text). Not above 1,000, where RE2 stops unrolling nested repeats.
 */
const maxSteps = 1_000;

type Instruction =
  | { op: 'character'; test: CharacterTest }
  | { op: 'split'; targets: number[] }
  | { op: 'start' }
  | { op: 'end' };

export type PatternTest = (text: string) => boolean;

/**
 * Compiles a pattern in the subset of RE2's syntax that `pattern-parser.ts` reads; the test holds where the pattern
 * matches the *whole* text.
 *
 * Why an own matcher: an author's pattern meets a citizen's text in the browser and on the server. The native engine
 * backtracks (`^(\d+)+$` on 28 characters takes seconds) and reads `\s` and `.` otherwise than RE2; re2js weighs
 * 46 KB in the page. This one runs in linear time and gives RE2's answer, which a test compares with re2js.
 * Throws PatternSyntaxError.
 */
export function compilePattern(source: string): PatternTest {
  const program: Program = { instructions: [], emitted: 0 };
  emit(parsePattern(source), program);
  const { instructions } = program;
  return (text) => run(instructions, Array.from(text));
}

interface Program {
  instructions: Instruction[];
  emitted: number;
}

function push({ instructions }: Program, instruction: Instruction): number {
  if (instructions.length >= maxSteps) throw new PatternSyntaxError('tooLarge', 0);
  instructions.push(instruction);
  return instructions.length - 1;
}

const forkAt = (program: Program) => {
  const fork = { op: 'split', targets: [] as number[] } as const;
  return { at: push(program, fork), targets: fork.targets };
};

/** Appends the code of a node; control falls through to the instruction after it. */
function emit(node: Node, program: Program): void {
  program.emitted += 1;
  // Counted apart from the instructions: a repeated empty group emits none, a thousand times a thousand times.
  if (program.emitted > maxSteps) throw new PatternSyntaxError('tooLarge', 0);
  switch (node.kind) {
    case 'character':
      push(program, { op: 'character', test: node.test });
      return;
    case 'start':
    case 'end':
      push(program, { op: node.kind });
      return;
    case 'sequence':
      for (const item of node.items) emit(item, program);
      return;
    case 'alternatives':
      emitAlternatives(node.items, program);
      return;
    case 'repeat':
      emitRepeat(node, program);
      return;
  }
}

function emitAlternatives(items: readonly Node[], program: Program): void {
  const entry = forkAt(program);
  const exits = items.map((item) => {
    entry.targets.push(program.instructions.length);
    emit(item, program);
    return forkAt(program);
  });
  for (const exit of exits) exit.targets.push(program.instructions.length);
}

function emitRepeat(node: { item: Node; least: number; most: number }, program: Program): void {
  for (let count = 0; count < node.least; count += 1) emit(node.item, program);
  if (node.most === Number.POSITIVE_INFINITY) {
    const loop = forkAt(program);
    emit(node.item, program);
    forkAt(program).targets.push(loop.at);
    loop.targets.push(loop.at + 1, program.instructions.length);
    return;
  }
  const skips = Array.from({ length: node.most - node.least }, () => {
    const skip = forkAt(program);
    skip.targets.push(skip.at + 1);
    emit(node.item, program);
    return skip;
  });
  for (const skip of skips) skip.targets.push(program.instructions.length);
}

/** Thompson's simulation: all states at once, one character after the other. */
function run(program: readonly Instruction[], characters: readonly string[]): boolean {
  let states = closure(program, [0], { isStart: true, isEnd: characters.length === 0 });
  for (const [index, character] of characters.entries()) {
    const next: number[] = [];
    for (const state of states) {
      const instruction = program[state];
      if (instruction?.op === 'character' && instruction.test(character)) next.push(state + 1);
    }
    if (next.length === 0) return false;
    states = closure(program, next, { isStart: false, isEnd: index === characters.length - 1 });
  }
  return states.has(program.length);
}

interface Position {
  isStart: boolean;
  isEnd: boolean;
}

/** Every state reachable without reading a character. */
function closure(program: readonly Instruction[], from: readonly number[], position: Position): Set<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    const instruction = program[state];
    if (instruction?.op === 'split') open.push(...instruction.targets);
    if (instruction?.op === 'start' && position.isStart) open.push(state + 1);
    if (instruction?.op === 'end' && position.isEnd) open.push(state + 1);
  }
  return reached;
}
