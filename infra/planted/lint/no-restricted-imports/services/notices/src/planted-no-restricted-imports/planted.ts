import process from 'node:process';

export const port = process.env['PORT'];
