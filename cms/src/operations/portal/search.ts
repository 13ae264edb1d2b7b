import type { ListedItem } from './items.ts';

/** Full-width forms, case and spaces are not what anybody means. */
const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·、,,。()()]/g, '');

function pairs(text: string): Set<string> {
  const characters = [...text];
  if (characters.length < 2) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

/** Share of the query's neighbouring characters that stand in the text: forgives a missing or wrong character. */
function resemblance(query: string, text: string): number {
  const wanted = pairs(query);
  const found = pairs(text);
  let hits = 0;
  for (const pair of wanted) if (found.has(pair)) hits += 1;
  return wanted.size === 0 ? 0 : hits / wanted.size;
}

const looseThreshold = 0.3;

export interface SearchResult {
  results: ListedItem[];
  /** True where nothing matched as typed, and the results only resemble it. */
  isLoose: boolean;
}

/** Items by words, best first: in the name, then in other words people use, then what only resembles it. */
export function searchItems(items: ListedItem[], typed: string): SearchResult {
  const query = normalise(typed);
  if (query === '') return { results: items, isLoose: false };
  const exact = items
    .map((item) => ({ item, place: item.words.findIndex((word) => normalise(word).includes(query)) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place);
  if (exact.length > 0) return { results: exact.map(({ item }) => item), isLoose: false };
  const loose = items
    .map((item) => ({
      item,
      score: Math.max(...item.words.map((word) => resemblance(query, normalise(word)))),
    }))
    .filter(({ score }) => score >= looseThreshold)
    .sort((a, b) => b.score - a.score);
  return { results: loose.map(({ item }) => item), isLoose: loose.length > 0 };
}
