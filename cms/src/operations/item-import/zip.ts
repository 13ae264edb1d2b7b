import { crc32, inflateRawSync } from 'node:zlib';
import { BanshiError } from '@banshi/core/errors';

export interface ZipLimits {
  /** Most entries of the archive. */
  entries: number;
  /** Most bytes of all entries together once unpacked, whatever their headers claim. */
  unpackedBytes: number;
}

const refuse = (code: string, personMessage: string): BanshiError =>
  new BanshiError({ code, personMessage, status: 422 });

const notZip = () =>
  refuse('xlsx.notAWorkbook', '这不是有效的 XLSX 文件，请用表格软件另存为 XLSX 后再导入。');
const tooLarge = () => refuse('xlsx.tooLarge', '文件解压后过大，请确认没有传错，并删去多余的工作表和格式。');

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;

/**
 * The entries of a ZIP archive by name, as its central directory lists them. Sizes in headers are claims of whoever
 * made the file: what counts is what comes out, and unpacking stops at the limit. Throws `xlsx.notAWorkbook`,
 * `xlsx.tooLarge`, `xlsx.protected`.
 */
export function unpackZip(bytes: Buffer, limits: ZipLimits): Map<string, Buffer> {
  try {
    return unpackListed(bytes, limits);
  } catch (error) {
    if (error instanceof BanshiError) throw error;
    // A truncated header (RangeError) or a damaged stream (zlib): all the same to the person.
    if (error instanceof RangeError && /maxOutputLength|larger than/.test(error.message)) throw tooLarge();
    throw notZip();
  }
}

function unpackListed(bytes: Buffer, limits: ZipLimits): Map<string, Buffer> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.entries) throw tooLarge();
  const entries = new Map<string, Buffer>();
  let left = limits.unpackedBytes;
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw notZip();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    );
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameBytes ?? 0));
    const content = contentOf(bytes, { at, left });
    // Two entries of one name: readers differ in which they take.
    if (entries.has(name)) throw notZip();
    left -= content.length;
    entries.set(name, content);
    at += 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOf(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - endBytes - 0xffff);
  for (let at = bytes.length - endBytes; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === endSignature) return at;
  }
  throw notZip();
}

function contentOf(bytes: Buffer, { at, left }: { at: number; left: number }): Buffer {
  const flags = bytes.readUInt16LE(at + 8);
  if (flags & 1) throw refuse('xlsx.protected', '文件设有密码，请去掉密码后再导入。');
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  if (bytes.readUInt32LE(local) !== localSignature) throw notZip();
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packed > bytes.length) throw notZip();
  const data = bytes.subarray(start, start + packed);
  if (method === 0) {
    if (data.length > left) throw tooLarge();
    return data;
  }
  if (method !== 8) throw notZip();
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw error;
  }
}

/**
 * A plain archive of these entries, unpacked. The workbook reader walks an archive its own way; given one that we have
 * written it finds exactly what was checked.
 */
export function packZip(entries: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const nameBytes = Buffer.from(name, 'utf8');
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(nameBytes.length, 22);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(entrySignature, 0);
    listed.writeUInt16LE(20, 4);
    facts.copy(listed, 6);
    listed.writeUInt32LE(offset, 42);
    directory.push(listed, nameBytes);
    const signature = Buffer.alloc(4);
    signature.writeUInt32LE(localSignature, 0);
    parts.push(signature, facts, nameBytes, content);
    offset += 30 + nameBytes.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(entries.size, 8);
  end.writeUInt16LE(entries.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}
