import { type Figure, isMet } from './figure.ts';

const columns = ['测速 bench', '本系统 ours', '对照 peer', '倍数 ratio', '目标 target', ''];
const isRightAligned = [false, true, true, true, true, false];

/** The figures for people: a line each, the headline of a bench marked with a star. */
export function table(figures: readonly Figure[]): string {
  const rows = [columns, ...figures.map(cells)];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, isRightAligned[column] ?? false)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

function cells(figure: Figure): string[] {
  const { bench, metric, unit, ours, peer, peerName, ratio, limit, headline } = figure;
  return [
    `${bench}/${metric}${headline ? ' ★' : ''}`,
    `${ours} ${unit}`,
    `${peerName} ${peer} ${unit}`,
    `× ${ratio}`,
    `≥ ${limit}`,
    isMet(figure) ? '达标 met' : '未达标 missed',
  ];
}

/** In columns of a terminal: Chinese characters and their punctuation take two. */
const displayWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (/[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1), 0);

function pad(text: string, width: number, isRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return isRight ? space + text : text + space;
}
