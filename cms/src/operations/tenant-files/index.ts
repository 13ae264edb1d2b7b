export { exportTenant } from './export.ts';
export type { TenantFiles } from './files.ts';
export { type ImportedFile, importTenant, type TenantImport } from './import.ts';
