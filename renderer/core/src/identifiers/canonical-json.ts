import { BanshiError } from '../errors/index.ts';

/**
 * Canonical JSON (RFC 8785, JCS): the one text of a JSON value, so that its digest is the same whichever
 * database or process wrote it. Member names are in UTF-16 code unit order, numbers as ECMAScript prints them,
 * no white space.
 *
 * A member whose value is `undefined` is absent, as a database would drop it. Whatever has no one JSON text
 * (NaN, infinities, lone surrogates, bigints, functions, class instances such as Date, holes in arrays) is refused.
 *
 * @throws BanshiError `json.notCanonical`, with the JSON pointer of the offending value as `place`.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '');
}

function write(value: unknown, place: string): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'string':
      return writeString(value, place);
    case 'number':
      // ECMAScript's own number-to-text is what RFC 8785 §3.2.2.3 prescribes, -0 included.
      return Number.isFinite(value)
        ? JSON.stringify(value)
        : refuse(place, 'a number that JSON cannot write');
    case 'object':
      return Array.isArray(value) ? writeArray(value, place) : writeObject(value, place);
    default:
      return refuse(place, `a value of type ${typeof value}`);
  }
}

function writeString(text: string, place: string): string {
  // JSON.stringify would escape a lone surrogate and a database may replace it: two texts for one value.
  return hasLoneSurrogate(text) ? refuse(place, 'text with a lone surrogate') : JSON.stringify(text);
}

function writeArray(items: readonly unknown[], place: string): string {
  // Array.from, unlike map, also visits holes, which JSON.stringify would silently turn into null.
  return `[${Array.from(items, (item, index) => write(item, `${place}/${index}`)).join(',')}]`;
}

function writeObject(object: object, place: string): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    refuse(place, 'an instance of a class');
  const members = Object.entries(object)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => {
      const at = `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return `${writeString(name, at)}:${write(member, at)}`;
    });
  return `{${members.join(',')}}`;
}

/** With the `u` flag a surrogate that belongs to a pair is read as one character and so is not in the range. */
const hasLoneSurrogate = (text: string): boolean => /[\uD800-\uDFFF]/u.test(text);

function refuse(place: string, what: string): never {
  throw new BanshiError({
    code: 'json.notCanonical',
    place,
    message: `json.notCanonical at ${place === '' ? '/' : place}: ${what}`,
    personMessage: '数据中含有无法保存的内容，请检查后重新填写。',
    status: 422,
  });
}
