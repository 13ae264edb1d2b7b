import { describe, expect, it, test } from '@jest/globals';
import { isBanshiError } from '../errors/index.ts';
import { makeCalendar, WorkingDayTable } from './index.ts';

const table = (change: Partial<WorkingDayTable> = {}): WorkingDayTable => ({
  v: 1,
  year: 2019,
  source: '测试',
  off: ['2018-12-30/2019-01-01', '2019-10-01/2019-10-07'],
  work: ['2018-12-29', '2019-10-12'],
  ...change,
});

const issues = (value: unknown): { place: string; message: string }[] =>
  (WorkingDayTable.safeParse(value).error?.issues ?? []).map(({ path, message }) => ({
    place: path.join('/'),
    message,
  }));

describe('the schema', () => {
  it('accepts days and ranges of the year and the December before', () => {
    expect(issues(table())).toEqual([]);
    expect(issues(table({ work: [] }))).toEqual([]);
    expect(issues(table({ off: ['2018-12-01', '2019-12-31'] }))).toEqual([]);
  });

  test.each([
    [{ off: ['2019-02-30'] }, 'off/0', '不是真实的日期'],
    [{ off: ['2019-10-07/2019-10-01'] }, 'off/0', '不是真实的日期'],
    [{ off: ['2019-10-01/2019-10-02/2019-10-03'] }, 'off/0', '不是真实的日期'],
    [{ off: ['10月1日'] }, 'off/0', '不是真实的日期'],
    [{ off: ['2019-10-01', '2020-01-01'] }, 'off/1', '不在 2019 年的安排之内'],
    [{ off: ['2018-11-30'] }, 'off/0', '不在 2019 年的安排之内'],
    [{ off: ['2019-10-01/2019-10-07', '2019-10-07'] }, 'off/1', '重复'],
    [{ off: ['2019-10-12'], work: ['2019-10-12'] }, 'work/0', '重复'],
    [{ work: ['2019-10-14'] }, 'work/0', '本来就是工作日'],
    [{ work: ['2019-10-12/2019-10-14'] }, 'work/0', '本来就是工作日'],
    [{ off: [] }, 'off', '放假安排不能为空'],
  ])('%j is refused at %s', (change, place, message) => {
    expect(issues(table(change))).toEqual([{ place, message: expect.stringContaining(message) }]);
  });

  test.each([
    [{ v: 2 }, 'v'],
    [{ year: 2019.5 }, 'year'],
    [{ year: 1995 }, 'year'],
    [{ year: '2019' }, 'year'],
    [{ source: '' }, 'source'],
    [{ off: '2019-10-01' }, 'off'],
    [{ extra: true }, ''],
  ])('%j is refused without throwing', (change, place) => {
    expect(issues({ ...table(), ...change }).map((issue) => issue.place)).toContain(place);
  });

  it('names every wrong entry, not the first only', () => {
    expect(issues(table({ off: ['x', 'y'], work: ['z'] })).map(({ place }) => place)).toEqual([
      'off/0',
      'off/1',
      'work/0',
    ]);
  });
});

describe('makeCalendar', () => {
  it('knows the December days that a table reaches back to, and no others of that year', () => {
    const calendar = makeCalendar([table()]);
    expect(calendar.isWorkingDay('2018-12-29')).toEqual({ working: true, provisional: false });
    expect(calendar.isWorkingDay('2018-12-31')).toEqual({ working: false, provisional: false });
    expect(calendar.isWorkingDay('2018-12-28')).toEqual({ working: true, provisional: true });
    expect(calendar.isWorkingDay('2019-10-12')).toEqual({ working: true, provisional: false });
    expect(calendar.isWorkingDay('2020-01-01')).toEqual({ working: true, provisional: true });
  });

  it('lets the later year decide a December day that two arrangements name, in whatever order they come', () => {
    const earlier = table({ year: 2018, off: ['2018-12-29/2018-12-31'], work: [] });
    for (const tables of [
      [earlier, table()],
      [table(), earlier],
    ]) {
      expect(makeCalendar(tables).isWorkingDay('2018-12-29').working).toBe(true);
    }
  });

  it('refuses two tables of one year and a malformed one, saying where', () => {
    const place = (tables: WorkingDayTable[]) => {
      try {
        makeCalendar(tables);
      } catch (error) {
        if (isBanshiError(error)) return `${error.code} ${error.place}`;
      }
      return undefined;
    };
    expect(place([table(), table()])).toBe('calendar.table tables/1/year');
    expect(place([table({ year: 2020, off: ['2020-02-30'], work: [] })])).toBe(
      'calendar.table tables/0/off/0',
    );
    expect(place([table()])).toBeUndefined();
  });
});
