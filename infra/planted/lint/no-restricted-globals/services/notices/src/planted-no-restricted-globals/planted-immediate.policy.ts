export const soon = (act: () => void) => setImmediate(act);
