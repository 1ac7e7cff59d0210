export const next = (act: () => void) => queueMicrotask(act);
