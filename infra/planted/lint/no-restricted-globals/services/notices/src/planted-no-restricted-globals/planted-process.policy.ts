export const where = () => process.cwd();
