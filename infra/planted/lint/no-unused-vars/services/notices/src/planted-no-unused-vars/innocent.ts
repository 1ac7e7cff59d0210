export const first = (value: number, _unused: number) => value;
