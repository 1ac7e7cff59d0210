export const often = (act: () => void) => setInterval(act, 1);
