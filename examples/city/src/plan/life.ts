import type { MatterSource } from '@kaoji/contracts';
import type { Call } from './action.js';
import { citizenTopic, internalTopic, type Topic } from './texts.js';
import { partsOfDay } from './timeline.js';
import type { World } from './world.js';

type Data = Readonly<Record<string, unknown>>;

/** How a matter begins. */
export interface Beginning {
  readonly source: MatterSource;
  /** Key of the office that registers it; `own` for the unit's own. */
  readonly registrar: string;
  /** Has a petitioner. */
  readonly citizen: boolean;
  readonly topic?: Topic;
  /** More fields of the registration, or other ones. */
  readonly data?: Data;
}

/** The life of one matter, written down step by step; each step is posted, or done by somebody, when the clock stands next. */
export class Life {
  readonly number: string;
  /** The unit that leads it now. */
  unit: string;
  private nth = 0;
  private readonly planned = new Map<string, string>();

  constructor(
    readonly world: World,
    unit: string,
    /** Part of a working day in which the next step happens. */
    public slot: number,
  ) {
    this.unit = unit;
    this.number = world.nextNumber();
  }

  /** Goes on so many parts of working days later. */
  wait(slots: number): this {
    if (slots > 0) this.nth = 0;
    this.slot += slots;
    return this;
  }

  /** Goes on in a part of a later working day. */
  days(days: number, part = 0): this {
    const next = (Math.floor(this.slot / partsOfDay) + days) * partsOfDay + part;
    return this.wait(next - this.slot);
  }

  register({ source, registrar, citizen, topic, data = {} }: Beginning): this {
    const { chance } = this.world;
    const about = topic ?? (citizen ? citizenTopic(chance) : internalTopic(source, chance));
    const petitioner = { name: `诉求人${this.number.slice(-4)}`, phone: `1390000${this.number.slice(-4)}` };
    const fields = {
      ...{ source, kind: about.kind, title: about.title, category: about.category },
      content: `${about.title}，请核实处理并答复（演练数据，编号${this.number}）。`,
      ...{ unitCode: this.unit, handling: 'limited' },
      ...(citizen && { petitioner, place: `第${1 + chance.below(60)}网格` }),
    };
    const key = registrar === 'own' ? this.world.keyFor(this.unit) : registrar;
    return this.post('registered', { ...fields, ...data }, { key });
  }

  /** Of the unit that leads the matter. */
  own(step: string, data: Data = {}, more: { readonly suffix?: string } = {}): this {
    return this.post(step, { unitCode: this.unit, ...data }, more);
  }

  accept = (): this => this.own('accepted', { handler: `${this.unit}-A` });

  contact(): this {
    const contactedAt = this.peek();
    return this.own('contacted', { contactedAt, channel: 'phone' });
  }

  reply = (outcome = 'solved', more: Data = {}, suffix = ''): this =>
    this.own('replied', { reply: '经核实，已按职责办理，现将结果答复。', outcome, ...more }, { suffix });

  /** By the follow-up centre. */
  followUp = (data: Data, suffix = ''): this => this.post('followed-up', data, { key: 'follow-up', suffix });

  /** Posts an event of another unit, system or time. */
  post(
    step: string,
    data: Data,
    more: { readonly key?: string; readonly suffix?: string; readonly heldUntil?: number } = {},
  ): this {
    const time = this.peek();
    this.nth += 1;
    const { key = this.world.keyFor(this.unit), suffix = '', heldUntil } = more;
    const id = `${this.number}-${step}${suffix}`;
    const notBefore = heldUntil === undefined ? time : this.world.timeline.stopOf(heldUntil);
    const type = `kaoji.matter.${step}.v1`;
    this.world.diary.post({ id, key, type, subject: this.number, time, data }, notBefore);
    return this;
  }

  /** Somebody acts, when all that was posted before has been taken up. */
  act(by: string, verb: string, body: Data, more: Partial<Call> = {}): this {
    if (this.nth > 0) this.wait(1);
    const { timeline, diary } = this.world;
    const id = `${this.number}-${verb}-${this.slot}-${by}`;
    diary.call({ id, by, path: `/api/v1/matters/${this.number}/${verb}`, body, ...more }, timeline.stopOf(this.slot));
    return this.wait(1);
  }

  /** The office accepts, with a reason, when the late reply says that it was made. */
  acceptStatedTime(by: string, reason: string): this {
    const route = `/api/v1/matters/${this.number}/history`;
    const where = { type: 'kaoji.supervision.matter-replied.v1' };
    const found = { route, list: 'items', where, field: 'version' } as const;
    return this.act(by, 'stated-times', { reason, event: '{found}' }, { found });
  }

  close(by = 'supervision-1'): this {
    return this.act(by, 'closing', { finding: '经核查，答复属实，同意办结。' });
  }

  /** Says that an event of this type stands in the matter's history. */
  shows(name: string, type: string, where?: Data): this {
    this.world.diary.mustHappen({
      name,
      by: 'supervision-1',
      route: `/api/v1/matters/${this.number}/history`,
      list: 'items',
      where: { type: `kaoji.supervision.${type}.v1`, ...where },
    });
    return this;
  }

  /** Says that a notice of this kind lies in somebody's inbox. */
  reaches(name: string, by: string, kind: string): this {
    const where = { kind, subject: `matter/${this.number}` };
    this.world.diary.mustHappen({ name, by, route: '/api/v1/inbox?limit=200', list: 'items', where });
    return this;
  }

  /** The time of the next step; each a few minutes after the one before. */
  private peek(): string {
    const { slot, nth } = this;
    const known = this.planned.get(`${slot}/${nth}`);
    const time = known ?? this.world.timeline.time(slot, nth, this.world.chance);
    this.planned.set(`${slot}/${nth}`, time);
    return time;
  }
}
