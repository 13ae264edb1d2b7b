import type { Runtime } from '../../runtime.ts';
import { type Caller, notFound } from '../authorise.ts';
import { departmentCase, ownCase } from './access.ts';

/** The PDF of a notice, for the applicant or for staff of the department. */
export async function noticePdf(runtime: Runtime, caller: Caller, documentId: string) {
  const document = await runtime.tables.documents.first({ id: { equals: documentId } });
  const row = document ? await runtime.tables.cases.first({ caseId: { equals: document.caseId } }) : null;
  if (!document || !row) throw notFound('这份文书');
  if (caller.kind === 'staff') await departmentCase(runtime, caller, row.caseNumber);
  else await ownCase(runtime, caller, row.caseNumber);
  const file = await runtime.tables.files.first({ id: { equals: document.fileId } });
  const stored = file ? await runtime.files.get(file.storageKey) : undefined;
  if (!file || !stored) throw notFound('这份文书');
  return { ...stored, fileName: file.fileName };
}
