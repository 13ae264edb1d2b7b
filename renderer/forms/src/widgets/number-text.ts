const plain = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '');

/**
 * What a person typed, as a number where it is one. `12.` and `12.50` are numbers: the text stays as typed beside
 * them. Exponents and everything else are not, and stay text.
 */
export function parseNumber(text: string): number | string | undefined {
  const digits = plain(text);
  if (digits === '') return undefined;
  return /^-?\d{1,15}(\.\d{0,10})?$/.test(digits) ? Number(digits) : text;
}
