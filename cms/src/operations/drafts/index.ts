export { addDraftFile, draftFile, removeDraftFile } from './files.ts';
export { createDraft, deleteDraft, getDraft, listDrafts, patchDraft } from './drafts.ts';
export { itemViewFor, type ItemView } from './item-view.ts';
export { whereHandled, shortCode } from './place.ts';
export { submitDraft } from './submit.ts';
