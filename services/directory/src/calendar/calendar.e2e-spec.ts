import { tellSeen } from '@kaoji/testing';
import { ServedDirectory } from '../spec-fixtures/served-directory.js';

let served: ServedDirectory;
beforeAll(async () => {
  served = await ServedDirectory.start();
}, 60_000);
afterAll(() => served.close());

describe('the calendar', () => {
  it('is established once, by an administrator, where the installation has none', async () => {
    const establish = (as: string, kind: string) =>
      served.ask('POST', '/directory/calendar', { as, body: { kind, zone: 'Asia/Shanghai' } });
    const ann = await served.token('ann');
    expect((await establish(await served.token('sue'), 'china')).body.code).toBe('not-allowed');
    expect(await establish(ann, 'china')).toMatchObject({ status: 201, body: { kind: 'china', version: 1 } });
    expect((await establish(ann, 'weekdays')).body).toMatchObject({ status: 409, code: 'calendar-exists' });
    expect(await served.faultsOfAnswers()).toStrictEqual([]);
    await tellSeen('directory', { routes: ['POST /api/v1/directory/calendar'] });
  });
});
