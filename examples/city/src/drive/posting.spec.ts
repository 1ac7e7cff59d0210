import type { Post } from '../plan/action.js';
import { wavesOf } from './posting.js';

const post = (id: string, subject: string, key: string): Post => ({
  id,
  subject,
  key,
  type: 'kaoji.matter.progressed.v1',
  time: '2026-10-08T09:30:00+08:00',
  data: {},
});

const idsOf = (posts: readonly Post[]): readonly Record<string, readonly string[]>[] =>
  wavesOf(posts).map((wave) => Object.fromEntries([...wave].map(([key, events]) => [key, events.map(({ id }) => id)])));

describe('waves of posts', () => {
  it('what one system says of a matter is one batch, what another says of it after that a later one', () => {
    const posts = [
      post('1', 'a', 'hotline'),
      post('2', 'a', 'health'),
      post('3', 'a', 'health'),
      post('4', 'a', 'hotline'),
    ];
    expect(idsOf(posts)).toStrictEqual([{ hotline: ['1'] }, { health: ['2', '3'] }, { hotline: ['4'] }]);
  });

  it('different matters do not wait for each other', () => {
    expect(idsOf([post('1', 'a', 'hotline'), post('2', 'b', 'health'), post('3', 'c', 'hotline')])).toStrictEqual([
      { hotline: ['1', '3'], health: ['2'] },
    ]);
  });
});
