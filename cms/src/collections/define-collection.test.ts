import { describe, expect, it } from '@jest/globals';
import type { CollectionConfig, Field } from 'payload';
import { nobody } from '../access/index.ts';
import { flag, json, number, text } from './columns.ts';
import { type CompleteAccess, type DefineCollection, defineCollection } from './define-collection.ts';
import { collections } from './index.ts';

const access: CompleteAccess = {
  create: nobody,
  read: nobody,
  update: nobody,
  delete: nobody,
  admin: () => false,
  unlock: nobody,
  readVersions: nobody,
};
const rules = Object.keys(access) as (keyof CompleteAccess)[];

const collection = (change: Partial<DefineCollection> = {}): DefineCollection => ({
  slug: 'samples',
  access,
  fields: [text('key', { required: true, unique: true }), number('count'), flag('open'), json('detail')],
  ...change,
});
const withFields =
  (...fields: Field[]) =>
  () =>
    defineCollection(collection({ fields }));

describe('defineCollection', () => {
  it('takes a collection with every rule and plain columns, and closes what Payload would add', () => {
    const made = defineCollection(collection());
    expect(made).toMatchObject({ slug: 'samples', versions: false, graphQL: false, lockDocuments: false });
    expect(made.access).toBe(access);
    expect(made.fields).toHaveLength(4);
  });

  it.each(rules)('refuses a collection without the rule %s, and names both', (rule) => {
    const { [rule]: _left, ...rest } = access;
    const make = () => defineCollection(collection({ access: rest as CompleteAccess }));
    expect(make).toThrow(`collection samples: access rule missing for ${rule}`);
  });

  it('names every rule that is missing, and takes no value for a rule', () => {
    const none = undefined as unknown as CompleteAccess;
    expect(() => defineCollection(collection({ access: none }))).toThrow(rules.join(', '));
    const constant = { ...access, read: true } as unknown as CompleteAccess;
    expect(() => defineCollection(collection({ access: constant }))).toThrow('missing for read');
  });

  it('refuses versions: releases and events are the history', () => {
    for (const versions of [true, false, { drafts: true }]) {
      const versioned = { ...collection(), versions } as DefineCollection;
      expect(() => defineCollection(versioned)).toThrow('versions are not used');
    }
  });

  const sideTables: [string, Field][] = [
    ['array', { name: 'rows', type: 'array', fields: [text('a')] }],
    ['blocks', { name: 'parts', type: 'blocks', blocks: [] }],
    ['relationship', { name: 'owner', type: 'relationship', relationTo: 'tenants' as never }],
    ['upload', { name: 'file', type: 'upload', relationTo: 'files' as never }],
    ['join', { name: 'cases', type: 'join', collection: 'cases' as never, on: 'owner' }],
    ['point', { name: 'place', type: 'point' }],
    ['richText', { name: 'prose', type: 'richText' }],
    ['hasMany', { name: 'tags', type: 'text', hasMany: true }],
    ['hasMany', { name: 'counts', type: 'number', hasMany: true }],
    ['hasMany', { name: 'kinds', type: 'select', hasMany: true, options: ['a', 'b'] }],
  ];

  it.each(sideTables)('refuses a field of kind %s', (kind, field) => {
    expect(withFields(text('key'), field)).toThrow(new RegExp(`collection samples: .*${kind}`));
  });

  it.each(sideTables)('finds one of kind %s inside groups, rows, collapsibles and tabs', (kind, field) => {
    const nestings: Field[] = [
      { name: 'group', type: 'group', fields: [field] },
      { type: 'row', fields: [text('a'), field] },
      { type: 'collapsible', label: 'More', fields: [field] },
      {
        type: 'tabs',
        tabs: [
          { label: 'One', fields: [text('b')] },
          { name: 'two', fields: [field] },
        ],
      },
      {
        type: 'tabs',
        tabs: [
          {
            label: 'One',
            fields: [{ type: 'row', fields: [{ name: 'g', type: 'group', fields: [field] }] }],
          },
        ],
      },
    ];
    for (const nesting of nestings) expect(withFields(nesting)).toThrow(kind);
  });

  it('lets plain columns be grouped', () => {
    const grouped: Field = {
      name: 'group',
      type: 'group',
      fields: [text('a'), { type: 'row', fields: [flag('b')] }],
    };
    expect(withFields(grouped)).not.toThrow();
  });
});

describe('the collections of the application', () => {
  const bySlug = collections.map((made): [string, CollectionConfig] => [made.slug, made]);

  it('are all there', () => {
    expect(collections.length).toBeGreaterThanOrEqual(20);
    expect(new Set(collections.map((made) => made.slug)).size).toBe(collections.length);
  });

  it.each(bySlug)('%s went through defineCollection', (_slug, made) => {
    expect(made).toMatchObject({ versions: false, graphQL: false, lockDocuments: false });
    for (const rule of rules) expect(typeof made.access?.[rule]).toBe('function');
  });

  it('show JSON in our own field, which needs no code from elsewhere', () => {
    const fields = collections.flatMap((made) => made.fields);
    const shown = fields
      .filter((field) => field.type === 'json')
      .map((field) => field.admin?.components?.Field);
    expect(shown.length).toBeGreaterThan(8);
    expect(new Set(shown)).toEqual(new Set(['/components/json-field/index.tsx#JsonField']));
    expect(fields.filter((field) => field.type === 'code')).toEqual([]);
  });
});
