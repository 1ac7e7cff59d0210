// TODO: the rest
export const begun = 1;
