export const words = 'not a pure file by its name';
export type Words = typeof words;
