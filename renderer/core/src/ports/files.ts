export interface StoredFile {
  bytes: Uint8Array;
  /** Media type as given to `put`. */
  contentType: string;
}

/**
 * Where sealed PDFs and uploaded materials lie: a local folder or an S3 bucket.
 *
 * `key` is a relative path of `[A-Za-z0-9._-]` segments joined by `/`, minted by us and never typed by a person;
 * an implementation refuses any other (`files.badKey`), since a key becomes a path on disk.
 */
export interface FileStore {
  /** Writes the whole file or nothing; putting the same key again replaces it. */
  put(input: { key: string; bytes: Uint8Array; contentType: string }): Promise<void>;
  /** The file, or `undefined` where there is none. */
  get(key: string): Promise<StoredFile | undefined>;
  /** Deletes; a missing file is no error, so that a retried job may repeat it. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
}
