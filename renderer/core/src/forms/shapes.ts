/**
 * Shapes that the evaluator and the JSON Schema share, so that they cannot disagree. Written in the common subset of
 * RE2 and ECMAScript.
 */
export const shapes = {
  date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  division: '^[1-9][0-9]{11}$',
  /** One @, no blanks, a dot in the domain: anything stricter refuses addresses that work. */
  email: '^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$',
  /** http or https only: a javascript: address would be shown as a link in the office. */
  url: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/.]+(\\.[^\\s/.]+)+(/\\S*)?$',
  citizenId: '^[0-9]{17}[0-9X]$',
  uscc: '^[0-9A-HJ-NPQRTUWXY]{18}$',
} as const;

const emailShape = new RegExp(shapes.email);
const urlShape = new RegExp(shapes.url);

export const isEmail = (text: string): boolean => emailShape.test(text);
export const isUrl = (text: string): boolean => urlShape.test(text);
