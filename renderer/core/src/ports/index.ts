export type { Clock } from './clock.ts';
export type { DocumentPort, PageSize, PdfInformation, PdfRequest, TemplatePdfRequest } from './documents.ts';
export type { FileStore, StoredFile } from './files.ts';
export type {
  SealOwner,
  SealPlace,
  SealPort,
  SealRequest,
  SealSignature,
  SealVerification,
} from './seal.ts';
