import type { Payload, Where } from 'payload';

/** Two writers wanted the same unique value. The caller decides: read the winner's row, or take the next number. */
export class UniqueConflict extends Error {
  constructor(slug: string, cause: unknown) {
    super(`unique conflict in ${slug}`, { cause });
    this.name = 'UniqueConflict';
  }
}

export const isUniqueConflict = (error: unknown): error is UniqueConflict =>
  error instanceof Error && error.name === 'UniqueConflict';

export interface Find {
  where?: Where;
  sort?: string;
  limit?: number;
  page?: number;
}

/**
 * The few operations the domain needs of a collection, the same on SQLite and MongoDB, past Payload's hooks and access
 * (the operation that calls has authorised the act). `R` is the row without its id.
 */
export interface Table<R> {
  find(query?: Find): Promise<(R & { id: string })[]>;
  first(where: Where, sort?: string): Promise<(R & { id: string }) | null>;
  count(where: Where): Promise<number>;
  /** Throws UniqueConflict where a unique column or index has the value already. */
  insert(row: R): Promise<R & { id: string }>;
  /** Compare and set: changes the one row that meets `where`; null where none does (somebody was faster). */
  change(where: Where, data: Partial<R>): Promise<(R & { id: string }) | null>;
  remove(where: Where): Promise<void>;
}

export function table<R extends object>(payload: Payload, slug: string): Table<R> {
  type Row = R & { id: string };
  const collection = slug as never;
  return {
    async find({ where = {}, sort, limit = 0, page = 1 } = {}) {
      const found = await payload.db.find({
        collection,
        where,
        ...(sort ? { sort } : {}),
        limit,
        page,
        pagination: page > 1,
      });
      return found.docs.map((doc) => plain<Row>(doc));
    },
    async first(where, sort) {
      const found = await payload.db.find({
        collection,
        where,
        ...(sort ? { sort } : {}),
        limit: 1,
        pagination: false,
      });
      const doc = found.docs[0];
      return doc ? plain<Row>(doc) : null;
    },
    async count(where) {
      return (await payload.db.count({ collection, where })).totalDocs;
    },
    async insert(row) {
      try {
        return plain<Row>(await payload.db.create({ collection, data: row as never }));
      } catch (error) {
        throw asConflict(slug, error);
      }
    },
    async change(where, data) {
      try {
        // Undocumented but tested here on both databases: `atomic` puts `where` into the UPDATE itself.
        const changed = await payload.db.updateOne({
          collection,
          where,
          data: data as never,
          options: { atomic: true } as never,
        });
        return changed ? plain<Row>(changed) : null;
      } catch (error) {
        throw asConflict(slug, error);
      }
    },
    async remove(where) {
      await payload.db.deleteMany({ collection, where });
    },
  };
}

/** Ids as text on both databases; a missing value is null on both, not `undefined` on one. */
function plain<Row>(doc: unknown): Row {
  const source = doc as Record<string, unknown>;
  return { ...source, id: String(source.id ?? source._id) } as Row;
}

function asConflict(slug: string, error: unknown): unknown {
  const isValidation = error instanceof Error && error.name === 'ValidationError';
  return isValidation ? new UniqueConflict(slug, error) : error;
}
