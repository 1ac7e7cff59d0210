import { PostedPostAbsent } from '@kaoji/contracts';
import { absenceReactions } from './absence.reaction.js';

const posting = { registrar: 'health' };

describe('[M5] a posted absence', () => {
  it('is the one type that directory hears of agencies', () => {
    expect(Object.keys(absenceReactions)).toStrictEqual(['kaoji.post.absent.v1']);
  });

  it.each([
    ['post/p1', 'person/p1'],
    ['post/李-7', 'person/李-7'],
  ])('about %s is a command to %s, in the name of the unit whose key posted it', (stream, person) => {
    const data = { from: '2026-10-08', to: '2026-10-09', posting, extra: 'left out' };
    expect(absenceReactions[PostedPostAbsent.type]?.({ stream, data })).toStrictEqual([
      {
        stream: person,
        command: { type: 'be-absent-as-posted', from: '2026-10-08', to: '2026-10-09', registrar: 'health' },
      },
    ]);
  });
});
