import type { Role } from '@kaoji/http';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startStandalone, type Standalone } from '../src/compose.js';
import { readEnvironment } from '../src/standalone.env.js';
import { ask, type Answered, type Asked } from './asking.fixture.js';
import { dataFolder, removeFolder } from './child.fixture.js';
import { cityOfRoles, deskOf, peopleRoles, places, unitAt, type Place } from './city-of-roles.fixture.js';
import { cloudEvent, multipart, registration, type CloudEvent } from './posting.fixture.js';

type PerPlace = Readonly<Record<Place, string>>;

/** An installation that serves, in this process or in another. */
export type Served = Pick<Standalone, 'address' | 'routes' | 'stop'>;

const inThisProcess = (variables: Readonly<Record<string, string>>): Promise<Served> =>
  startStandalone(readEnvironment(variables), '0.0.0', () => undefined);

/** What there is to ask for, by where it lies; what is not there is called `nothing`. */
export interface Objects {
  readonly matters: PerPlace;
  readonly files: PerPlace;
  readonly receipts: PerPlace;
}

/** The whole installation, with a city of roles and an object of each kind in each place. */
export class World {
  readonly answers: (Asked & { readonly answer: Answered })[] = [];
  objects: Objects;
  /** An event that the hotline posted. */
  posted: CloudEvent;
  /** The content of a scheme that is refused. */
  schemeWithoutWeight: unknown;
  /** A notice of each person. */
  readonly notices = new Map<string, string>();
  private readonly digests = new Map<string, string>();
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly folder: string,
    readonly installation: Served,
  ) {}

  /** @param start with variables of the environment. */
  static async begin(start = inThisProcess): Promise<World> {
    const folder = await dataFolder();
    const city = join(folder, 'city.yaml');
    await writeFile(city, cityOfRoles);
    const variables = {
      KAOJI_DATA: folder,
      KAOJI_PORT: '0',
      KAOJI_DRILL: 'on',
      KAOJI_DRILL_START: '2026-10-13T10:00:00+08:00',
      KAOJI_CITY: city,
      KAOJI_LOG: 'silent',
      KAOJI_TRUST_PROXY: '127.0.0.1',
      KAOJI_ADMIN_PASSWORD: 'a password of this spec',
    };
    const world = new World(folder, await start(variables));
    try {
      await world.settle();
    } catch (error) {
      await world.end();
      throw error;
    }
    return world;
  }

  async end(): Promise<void> {
    await this.installation.stop();
    await removeFolder(this.folder);
  }

  async ask(asked: Asked): Promise<Answered> {
    const answer = await ask(this.installation.address, {
      ...asked,
      headers: { 'x-forwarded-for': this.nextAddress() },
    });
    this.answers.push({ ...asked, answer });
    return answer;
  }

  /** Each request comes from another address, so that limits by address are not met. */
  private nextAddress(): string {
    const count = this.answers.length;
    return `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`;
  }

  /** The token of a role: of its person, of the key, nothing for the public. */
  tokenOf(role: Role): string | undefined {
    return role === 'public' ? undefined : this.token(role === 'api-key' ? 'k-own' : `p-${role}`);
  }

  token(code: string): string {
    const token = this.tokens.get(code);
    if (token === undefined) throw new Error(`${code} has not signed in`);
    return token;
  }

  /** The notice of a person, of whom there is one. */
  notice(person: string): string {
    return this.notices.get(person) ?? 'nothing';
  }

  async secret(name: string): Promise<string> {
    return (await readFile(join(this.folder, 'secrets', name), 'utf8')).trim();
  }

  private async settle(): Promise<void> {
    const people = [...peopleRoles.map((role) => `p-${role}`), 'p-below', 'p-other'];
    for (const username of [...people, 'second']) {
      const body = JSON.stringify({ username, password: await this.secret(`city-password-${username}`) });
      const { json } = await this.ask({ method: 'POST', path: '/api/v1/session', type: 'application/json', body });
      this.tokens.set(username, (json as { accessToken: string }).accessToken);
    }
    for (const id of ['k-own', 'k-below', 'k-other', 'k-hotline']) {
      this.tokens.set(id, await this.secret(`city-key-${id}`));
    }
    const matters = await this.registerMatters();
    const files = await perPlace((place) => this.upload(`k-${place}`));
    const receipts = await perPlace((place) => this.postRejected(`k-${place}`, unitAt[place]));
    await this.move('PT1M');
    this.objects = { matters, files, receipts };
    this.schemeWithoutWeight = await this.emptyScheme();
    for (const person of people) this.notices.set(person, await this.firstNotice(person));
  }

  /** A request with a JSON body as somebody. */
  send(method: string, path: string, code: string, body?: unknown): Promise<Answered> {
    const given = body !== undefined && { type: 'application/json', body: JSON.stringify(body) };
    return this.ask({ method, path, token: this.token(code), ...given });
  }

  private async registerMatters(): Promise<PerPlace> {
    const desks = peopleRoles.map(deskOf);
    const events = [...Object.values(unitAt), ...desks].map((unit) => registration(`m-${unit}`, unit));
    await this.post('k-hotline', events);
    this.posted = found(events[0], 'nothing to post');
    await this.move('PT1M');
    return await perPlace((place) => Promise.resolve(`m-${unitAt[place]}`));
  }

  private async upload(key: string): Promise<string> {
    const { json, text } = await this.ask({
      method: 'POST',
      path: '/api/v1/files',
      token: this.token(key),
      type: 'multipart/form-data; boundary=edge',
      body: multipart(`evidence of ${key}`),
    });
    const { fileId, sha256 = '' } = json as { fileId?: string; sha256?: string };
    this.digests.set(fileId ?? '', sha256);
    return found(fileId, text);
  }

  /** An event that its owner rejects: nobody knows the matter's pause. */
  private async postRejected(key: string, unitCode: string): Promise<string> {
    const [receipt] = await this.post(key, [cloudEvent('kaoji.matter.resumed.v1', `m-${unitCode}`, { unitCode })]);
    return found(receipt, `${key} posted nothing`);
  }

  async post(key: string, events: readonly object[]): Promise<readonly string[]> {
    const { json, text } = await this.ask({
      method: 'POST',
      path: '/api/v1/events',
      token: this.token(key),
      type: 'application/cloudevents-batch+json',
      body: JSON.stringify(events),
    });
    const { results = [] } = json as { results?: readonly { receipt?: string }[] };
    return results.map(({ receipt }) => found(receipt, text));
  }

  /** What an event says of a file that a key uploaded. */
  evidence(fileId: string): object {
    return { name: 'a.txt', fileId, sha256: this.digests.get(fileId), mediaType: 'text/plain' };
  }

  moveTo(now: string): Promise<void> {
    return this.moveClock({ now });
  }

  move(advance: string): Promise<void> {
    return this.moveClock({ advance });
  }

  private async moveClock(move: object): Promise<void> {
    const { status, text } = await this.ask({
      method: 'POST',
      path: '/api/v1/drill/clock',
      token: this.token('p-administrator'),
      type: 'application/json',
      body: JSON.stringify(move),
    });
    if (status !== 200) throw new Error(text);
  }

  private async emptyScheme(): Promise<unknown> {
    const token = this.token('p-supervision-office');
    const { json } = await this.ask({ method: 'GET', path: '/api/v1/schemes', token });
    const { shipped } = json as { shipped: Readonly<Record<string, { lines: readonly object[] }>> };
    const content = found(shipped['supervision-only'], 'no scheme');
    return { ...content, lines: content.lines.map((line) => ({ ...line, dimensions: [] })) };
  }

  private async firstNotice(person: string): Promise<string> {
    const { json, text } = await this.ask({ method: 'GET', path: '/api/v1/inbox', token: this.token(person) });
    return found((json as { items?: readonly { id: string }[] }).items?.[0]?.id, `${person} has no notice: ${text}`);
  }
}

async function perPlace(of: (place: Place) => Promise<string>): Promise<PerPlace> {
  const [own, below, other] = [await of(places[0]), await of(places[1]), await of(places[2])];
  return { own, below, other };
}

function found<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}
