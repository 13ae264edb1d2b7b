import { describe, expect, it, test } from '@jest/globals';
import { type Figure, makeFigure } from '../../bench/figure.ts';
import { type Request, readRequest, runBenches } from '../../bench/runner.ts';

const known = ['licence', 'portal', 'start'];
const figureOf = (bench: string, ours = 100): Figure =>
  makeFigure({
    bench,
    metric: 'speed',
    unit: 'req/s',
    better: 'higher',
    ours,
    peer: 10,
    peerName: 'naive',
    limit: 5,
    headline: true,
  });

async function run(request: Partial<Request>, runOne = async (name: string) => [figureOf(name)]) {
  const out: string[] = [];
  const logged: string[] = [];
  const started: string[] = [];
  const code = await runBenches(
    { names: [], isJson: false, isStrict: false, ...request },
    {
      known,
      runOne: (name) => {
        started.push(name);
        return runOne(name);
      },
      out: (line) => void out.push(line),
      log: (line) => void logged.push(line),
    },
  );
  return { code, started, out: out.join('\n'), log: logged.join('\n') };
}

describe('the request', () => {
  test.each([
    [[], { names: [], isJson: false, isStrict: false }],
    [['portal', '--json'], { names: ['portal'], isJson: true, isStrict: false }],
    [['--strict', 'start', 'licence'], { names: ['start', 'licence'], isJson: false, isStrict: true }],
  ])('%j', (args, expected) => {
    expect(readRequest(args, known)).toEqual(expected);
  });

  test.each([
    [['portals'], '没有测速“portals”，可用的有：licence、portal、start (unknown bench)'],
    [['--jsn'], '没有选项 --jsn，可用 --json、--strict (unknown option)'],
  ])('%j is told what there is', (args, expected) => {
    expect(readRequest(args, known)).toBe(expected);
  });
});

describe('the runner', () => {
  it('runs all in their order, one at a time', async () => {
    let running = 0;
    const { code, started } = await run({}, async (name) => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return [figureOf(name)];
    });
    expect(started).toEqual(known);
    expect(code).toBe(0);
  });

  it('runs only what was named', async () => {
    expect((await run({ names: ['start', 'portal'] })).started).toEqual(['portal', 'start']);
  });

  it('keeps stdout for JSON lines when asked for them, with the table on stderr', async () => {
    const { out, log } = await run({ names: ['portal'], isJson: true });
    expect(out.split('\n').map((line) => JSON.parse(line))).toEqual([figureOf('portal')]);
    expect(log).toContain('portal/speed ★');
  });

  it('else puts the table on stdout', async () => {
    const { out, log } = await run({ names: ['portal'] });
    expect(out).toContain('portal/speed ★');
    expect(log).not.toContain('portal/speed');
  });

  test.each([
    [false, 0],
    [true, 1],
  ])('tells of a ratio below its target; strict %j ends with %d', async (isStrict, code) => {
    const result = await run({ names: ['portal'], isStrict }, async (name) => [figureOf(name, 49)]);
    expect(result.log).toContain('未达目标 below target: portal/speed');
    expect(result.code).toBe(code);
  });

  it('is content with a ratio that meets its target exactly', async () => {
    expect((await run({ isStrict: true }, async (name) => [figureOf(name, 50)])).code).toBe(0);
  });

  it('goes on after a bench that failed, and says which', async () => {
    const { code, started, out, log } = await run({ isJson: true }, async (name) => {
      if (name === 'portal') throw new Error('there is no production build');
      return [figureOf(name)];
    });
    expect(code).toBe(1);
    expect(started).toEqual(known);
    expect(out.split('\n')).toHaveLength(2);
    expect(log).toContain('there is no production build');
    expect(log).toContain('没有测成，见上面的错误 failed: portal');
  });

  it('takes figures that break the contract for a failure and prints none of them', async () => {
    const { code, out, log } = await run({ names: ['portal'], isJson: true }, async (name) => [
      { ...figureOf(name), headline: false },
    ]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(log).toContain('portal gave 0 headline figures instead of one');
  });
});
