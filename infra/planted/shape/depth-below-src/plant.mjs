export const files = {
  'libs/planted/src/a/b/c/planted.ts': 'export {};\n',
  'libs/planted/src/a/b/innocent.ts': 'export {};\n',
};
