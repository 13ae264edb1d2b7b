export { actAsStaff } from './act.ts';
export { citizenCase, listCases, startCorrection, withdrawCase } from './citizen.ts';
export { caseFile, desk, type DeskTab, type DeskView, type StaffCase, staffCase } from './desk.ts';
export { noticePdf } from './documents.ts';
export { projectCase } from './project.ts';
