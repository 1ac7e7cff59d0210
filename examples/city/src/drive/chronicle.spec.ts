import { chronicleOf } from './chronicle.js';

const post = (id: string, step: string) => ({
  id,
  key: 'agency-d11',
  type: `kaoji.matter.${step}.v1`,
  subject: 'DB-1',
  time: '2026-10-08T09:30:00+08:00',
  data: {},
});

it('the chronicle tells what is out of the common, not what happens to every matter', () => {
  const calls = [
    { id: '1', by: 'supervision-1', path: '/api/v1/matters/DB-1/closing', body: { finding: '属实' } },
    { id: '2', by: 'supervision-2', path: '/api/v1/matters/DB-2/rulings', body: { reason: '改派' } },
    { id: '3', by: 'mayor', path: '/api/v1/rankings/2026-10/sign-off', body: {} },
  ];
  const posts = [post('a', 'registered'), post('b', 'paused')];
  expect(chronicleOf({ at: '2026-10-08T11:30:00+08:00', calls, posts })).toStrictEqual([
    '    supervision-2: rulings of DB-2: 改派',
    '    mayor: rankings/2026-10/sign-off',
    '    agency-d11: matter.paused of DB-1',
  ]);
});
