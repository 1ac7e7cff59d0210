import { errorLine } from './log.js';

describe('an error in the log', () => {
  it('keeps nothing that a driver hung on it', () => {
    const error = Object.assign(new Error('boom'), {
      code: '23505',
      detail: 'Key (name)=(王某) exists',
      parameters: ['王某'],
    });
    expect(JSON.stringify(errorLine(error))).not.toContain('王某');
    expect(errorLine(error)).toMatchObject({ type: 'Error 23505', message: 'boom' });
    expect(errorLine(error).stack).toMatch(/^at /);
  });

  it('does not repeat a value that Postgres could not read', () => {
    const error = Object.assign(new Error('invalid input syntax for type integer: "13800138000"'), { code: '22P02' });
    expect(JSON.stringify(errorLine(error))).not.toContain('13800138000');
  });
});
