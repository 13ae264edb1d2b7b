export const enApply = {};
