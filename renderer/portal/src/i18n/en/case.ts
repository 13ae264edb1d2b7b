export const enCase = {};
