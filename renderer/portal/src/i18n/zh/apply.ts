export const zhApply = {} as const;
