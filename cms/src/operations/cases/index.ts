export { actAsStaff } from './act.ts';
export { citizenCase, listCases, startCorrection, withdrawCase } from './citizen.ts';
export { caseFile, type DeskTab, type DeskView, desk, type StaffCase, staffCase } from './desk.ts';
export { noticePdf } from './documents.ts';
export { projectCase } from './project.ts';
