import { BanshiError } from '../errors/index.ts';

const STAR = '*';

/** Fewer stars than this hide nothing that could not be guessed by trying. */
const LEAST_HIDDEN = 4;

/** A text too short to hide enough between what is kept is hidden whole: masking must never show everything. */
const maskMiddle = (text: string, kept: { first: number; last: number }): string => {
  const characters = Array.from(text);
  const hidden = characters.length - kept.first - kept.last;
  if (hidden < LEAST_HIDDEN) return STAR.repeat(characters.length);
  return [
    ...characters.slice(0, kept.first),
    STAR.repeat(hidden),
    ...characters.slice(characters.length - kept.last),
  ].join('');
};

/** A citizen identity number for display: first 6 and last 4 stay. `530102********1231`. */
export const maskCitizenId = (id: string): string => maskMiddle(id, { first: 6, last: 4 });

/** A phone number for display: first 3 and last 4 stay. `138****8000`. */
export const maskPhone = (phone: string): string => maskMiddle(phone, { first: 3, last: 4 });

/**
 * A name for display: its first character and one star, however long it is (`张*`, `阿*`). A name of one character is
 * hidden whole. A USCC is public and has no mask.
 */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = Array.from(name);
  if (first === '') return '';
  return rest.length === 0 ? STAR : `${first}${STAR}`;
};

/**
 * The identity number of a sole trader (个体户) as a food business licence prints it in place of a code: positions 11
 * to 14, month and day of birth, become `****`. Throws `citizenId.format` unless it gets 18 characters: a licence face
 * must neither show the whole number nor something else.
 */
export const maskCitizenIdOnLicence = (id: string): string => {
  if (!/^\d{17}[\dX]$/.test(id)) {
    throw new BanshiError({
      code: 'citizenId.format',
      message: 'a licence face masks 18-character identity numbers only',
      personMessage: '经营者身份证号应为 18 位，请核对后再制证',
      status: 422,
    });
  }
  return `${id.slice(0, 10)}****${id.slice(14)}`;
};
