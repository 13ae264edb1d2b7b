import type {
  ColumnDefinition,
  FieldDefinition,
  FieldType,
  FormDefinition,
  FormSection,
} from './definition.ts';

/** Where a field stands; `place` is the JSON-pointer-like path to it in the definition. */
export interface PlacedField {
  field: FieldDefinition;
  pageKey: string;
  sectionKey: string;
  place: string;
}

/** Every field in document order: the order in which errors are listed and answers are shown. */
export const placedFields = (definition: FormDefinition): PlacedField[] =>
  definition.pages.flatMap((page, pageIndex) =>
    page.sections.flatMap((section, sectionIndex) =>
      section.fields.map((field, fieldIndex) => ({
        field,
        pageKey: page.key,
        sectionKey: section.key,
        place: `pages/${pageIndex}/sections/${sectionIndex}/fields/${fieldIndex}`,
      })),
    ),
  );

export const formFields = (definition: FormDefinition): FieldDefinition[] =>
  placedFields(definition).map(({ field }) => field);

/** The sections of one page; empty where the form has no such page. */
export const pageSections = (definition: FormDefinition, pageKey: string): FormSection[] =>
  definition.pages.find((page) => page.key === pageKey)?.sections ?? [];

const textTypes: readonly FieldType[] = [
  'text',
  'longText',
  'phone',
  'mobile',
  'email',
  'url',
  'citizenId',
  'uscc',
];
const numberTypes: readonly FieldType[] = ['integer', 'decimal', 'money'];

/** Types whose value is a text that is typed: those that may have a pattern and lengths. */
export const isTextType = (type: FieldType): boolean => textTypes.includes(type);

export const isNumberType = (type: FieldType): boolean => numberTypes.includes(type);

export const isOptionType = (type: FieldType): boolean => type === 'choice' || type === 'choices';

export const isDivisionType = (type: FieldType): boolean => type === 'division' || type === 'address';

/** Longest text by type, in characters, where the author sets no `maxLength`: an open field invites abuse. */
const defaultMaximumLength: Partial<Record<FieldType, number>> = {
  text: 200,
  longText: 2_000,
  phone: 30,
  mobile: 30,
  email: 254,
  url: 2_000,
  citizenId: 30,
  uscc: 30,
  address: 200,
};

/** In characters (code points), of a text or of the detail of an address. */
export const maximumLength = (field: FieldDefinition): number =>
  field.maxLength ?? defaultMaximumLength[field.type] ?? 200;

/** Decimal places that a decimal may have. */
export const decimalPlaces = (field: FieldDefinition): number => field.decimals ?? 2;

/** The columns of a table; none of any other field. */
export const tableColumns = (field: FieldDefinition): readonly ColumnDefinition[] => field.columns ?? [];

/** Most filled rows that a table may have. */
export const maximumRows = (field: FieldDefinition): number => field.maxRows ?? 20;
