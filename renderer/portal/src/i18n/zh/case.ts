export const zhCase = {} as const;
