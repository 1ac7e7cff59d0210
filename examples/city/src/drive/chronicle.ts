import type { Call, Post, Stop } from '../plan/action.js';

/** What happens to every matter is told by number only. */
const everyday = ['registered', 'accepted', 'contacted', 'progressed', 'replied', 'followed-up'];

const matterOf = ({ path }: Call): string | undefined => /\/matters\/([^/]+)\//.exec(path)?.[1];

function actLine(call: Call): string {
  const matter = matterOf(call);
  const what = matter === undefined ? call.path.replace('/api/v1/', '') : `${call.path.split('/').at(-1)} of ${matter}`;
  const { reason } = call.body;
  return `    ${call.by}: ${what}${typeof reason === 'string' ? `: ${reason}` : ''}`;
}

const postLine = ({ key, type, subject }: Post): string =>
  `    ${key}: ${type.replace(/^kaoji\.|\.v1$/g, '')} of ${subject}`;

const isEveryday = ({ type, id }: Post): boolean =>
  id.startsWith('waiting-') || everyday.some((step) => type === `kaoji.matter.${step}.v1`);

/** What is out of the common at a stop, a line each. */
export const chronicleOf = ({ calls, posts }: Stop): readonly string[] => [
  ...calls.filter((call) => matterOf(call) === undefined || !call.path.endsWith('/closing')).map(actLine),
  ...posts.filter((post) => !isEveryday(post)).map(postLine),
];
