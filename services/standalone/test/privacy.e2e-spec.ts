import { composition } from '../src/mounted-services.js';
import { Child } from './child.fixture.js';
import { filesOf, formsOf, Mails, tablesOf } from './everything-kept.fixture.js';
import { cloudEvent, registration, type CloudEvent } from './posting.fixture.js';
import { World } from './world.fixture.js';

const slow = 180_000;

/** What citizens said and who they are, once for each way by which it comes in; and what is no secret, to try the search. */
const ways = ['key', 'office', 'refused'] as const;
type Way = (typeof ways)[number];
const planted = (way: Way): Readonly<Record<string, string>> => ({
  name: `慕容霜降${way}`,
  phone: `1395550${1000 + ways.indexOf(way)}`,
  content: `The wall by the well of ${way} fell: 井边的墙倒了。`,
  comment: `Nobody came to the well of ${way}: 没有人来过。`,
  applicant: `欧阳谷雨${way}`,
  contact: `1395551${1000 + ways.indexOf(way)}`,
  queryCode: `well-of-${way}-77`,
});
const title = 'A wall that fell 倒墙';

describe('what citizens said, and who they are', () => {
  const mails = new Mails();
  let world: World;
  let child: Child;
  let kept: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const mail = { KAOJI_SMTP_URL: await mails.listen(), KAOJI_SMTP_FROM: 'kaoji@city.test' };
    world = await World.begin(async (variables) => {
      const more = { ...mail, KAOJI_INSTALLATION: 'city.test', KAOJI_LOG: 'trace' };
      child = new Child({ ...variables, ...more });
      const stop = async (): Promise<void> => void (await child.end('SIGTERM'));
      return { address: await child.address(), routes: [], stop };
    });
    await live();
    kept = await everythingKept();
  }, slow);
  afterAll(async () => {
    await world.end();
    await mails.close();
  }, slow);

  const matterOf = (way: Way): string => `m-well-${way}`;

  function registered(way: Way): CloudEvent {
    const { name, phone, content, queryCode } = planted(way);
    const posted = registration(matterOf(way), 'station');
    return { ...posted, data: { ...posted.data, title, content, queryCode, petitioner: { name, phone } } };
  }

  /** One matter goes its whole way, one is left lying until every rung of the ladder is taken. */
  async function live(): Promise<void> {
    await world.post('k-hotline', [registered('key')]);
    await world.post('p-supervision-office', [registered('office')]);
    await world.post('k-own', others('key'));
    await refused();
    await world.move('PT1M');
    const unitCode = 'station';
    await world.post('k-below', [
      cloudEvent('kaoji.matter.contacted.v1', matterOf('key'), {
        ...{ unitCode, contactedAt: '2026-10-13T02:01:30Z', channel: 'phone' },
      }),
      cloudEvent('kaoji.matter.replied.v1', matterOf('key'), { unitCode, reply: 'Mended.', outcome: 'solved' }),
    ]);
    await world.move('PT1M');
    await world.send('POST', `/api/v1/matters/${matterOf('key')}/closing`, 'p-supervision-office', { finding: 'done' });
    const { comment } = planted('key');
    const followUp = { answered: true, contacted: 'in-time', solved: 'not', grade: 1, comment };
    await world.post('k-hotline', [cloudEvent('kaoji.matter.followed-up.v1', matterOf('key'), followUp)]);
    await world.moveTo('2026-11-18T10:00:00+08:00');
    await askedFor();
  }

  /** Of types that wait for their owner. */
  function others(way: Way): readonly CloudEvent[] {
    const { applicant, comment, contact } = planted(way);
    const unitCode = 'bureau';
    return [
      cloudEvent('kaoji.approval.received.v1', `a-${way}`, { itemCode: 'A-1', unitCode, applicant }),
      cloudEvent('kaoji.service.rated.v1', `s-${way}`, { unitCode, grade: 1, comment, channel: 'phone', contact }),
    ];
  }

  /** What is wrong with an event is told without what it says; a body that is no JSON is not quoted. */
  async function refused(): Promise<void> {
    const { data, ...envelope } = registered('refused');
    const { name, applicant, comment, contact } = planted('refused');
    const events = [
      { ...envelope, data: { ...data, petitioner: { name, phone: [planted('refused')['phone']] } } },
      { ...envelope, data: { ...data, unitCode: 'nowhere' } },
      { ...envelope, data: { ...data, comment } },
      { ...envelope, type: 'kaoji.service.rated.v1', data: { unitCode: 'station', grade: 1, comment, contact } },
      { ...envelope, type: 'kaoji.approval.received.v1', data: { unitCode: 'station', applicant } },
    ];
    const type = 'application/cloudevents-batch+json';
    const body = JSON.stringify(events);
    for (const sent of [body, body.slice(0, -3)]) {
      for (const code of ['k-hotline', 'k-other', 'p-supervision-office'])
        await world.ask({ method: 'POST', path: '/api/v1/events', token: world.token(code), type, body: sent });
    }
  }

  /** What people and the public look at. */
  async function askedFor(): Promise<void> {
    const numbers = [matterOf('key'), matterOf('office')];
    for (const number of numbers) {
      for (const path of [number, `${number}/history`, `${number}/repeats`])
        await world.send('GET', `/api/v1/matters/${path}`, 'p-supervision-office');
    }
    for (const way of ['key', 'office'] as const) {
      const body = JSON.stringify({ number: matterOf(way), queryCode: planted(way)['queryCode'] });
      await world.ask({ method: 'POST', path: '/public/matter-queries', type: 'application/json', body });
    }
    await world.send('GET', '/api/v1/matters?limit=200', 'p-supervision-office');
    for (const person of ['p-below', 'p-unit-head', 'p-supervision-office'])
      await world.send('GET', '/api/v1/inbox?limit=200', person);
    await world.send('GET', '/api/v1/events?status=rejected&limit=200', 'p-supervision-office');
    await world.send('GET', '/api/v1/rankings/2026-10/station/explain?kind=live', 'p-supervision-office');
  }

  /** Every place by its name, with all that stands there. */
  async function everythingKept(): Promise<Readonly<Record<string, string>>> {
    const answers = world.answers.map(({ method, path, answer }) => `${method} ${path}: ${answer.text}`);
    return {
      ...(await tablesOf(world.folder)),
      ...(await filesOf(world.folder)),
      'the log': child.output,
      'e-mails': mails.texts.join('\n'),
      answers: answers.join('\n'),
    };
  }

  const placesOf = (text: string): readonly string[] =>
    Object.entries(kept)
      .filter(([, all]) => formsOf(text).some((form) => all.includes(form)))
      .map(([place]) => place);

  it('is what the search would find: words of officials are found where they stand, and every place is looked at', () => {
    expect(placesOf(title)).toStrictEqual([
      ...['intake.event', 'notices.correspondence', 'notices.event', 'notices.issued_notice'],
      ...['supervision.event', 'supervision.matter', 'answers'],
    ]);
    expect(placesOf(matterOf('office'))).toContain('e-mails');
    expect(placesOf('/api/v1/events')).toContain('the log');
    const schemas = new Set(Object.keys(kept).map((place) => place.split('.')[0]));
    expect([...composition(), 'bullmq'].filter((schema) => !schemas.has(schema))).toStrictEqual([]);
  });

  it.each(ways)('stands in no table of any schema, no file, log, e-mail or answer: %s', (way) => {
    const found = Object.entries(planted(way)).flatMap(([field, text]) =>
      placesOf(text).map((place) => `${field} in ${place}`),
    );
    expect(found).toStrictEqual([]);
  });

  it.each(['key', 'office'] as const)('is read by its one route, by whom it is for, with a reason: %s', async (way) => {
    const path = `/api/v1/matters/${matterOf(way)}/personal-data`;
    const { json } = await world.send('GET', `${path}?reason=to+call+back`, 'p-supervision-office');
    const { items } = json as { items: readonly { text: string }[] };
    const { name, phone, content, comment } = planted(way);
    const said = way === 'key' ? [name, phone, content, comment] : [name, phone, content];
    expect(items.map(({ text }) => text).sort()).toStrictEqual(said.sort());
    expect(formsOf(name ?? '').some((form) => child.output.includes(form))).toBe(false);
  });
});
