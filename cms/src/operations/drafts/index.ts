export { createDraft, deleteDraft, getDraft, listDrafts, patchDraft } from './drafts.ts';
export { addDraftFile, draftFile, removeDraftFile } from './files.ts';
export { type ItemView, itemViewFor } from './item-view.ts';
export { shortCode, whereHandled } from './place.ts';
export { submitDraft } from './submit.ts';
