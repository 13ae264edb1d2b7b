/** What an upload really is, from its first bytes. SVG and HTML are never accepted: they run scripts. */
export interface FileType {
  kind: 'pdf' | 'jpeg' | 'png';
  mimeType: string;
}

const signatures: { type: FileType; bytes: number[] }[] = [
  { type: { kind: 'pdf', mimeType: 'application/pdf' }, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: { kind: 'jpeg', mimeType: 'image/jpeg' }, bytes: [0xff, 0xd8, 0xff] },
  { type: { kind: 'png', mimeType: 'image/png' }, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

export const sniffFileType = (file: Uint8Array): FileType | undefined =>
  signatures.find(({ bytes }) => bytes.every((byte, index) => file[index] === byte))?.type;
