import { calendarOf, chinaCalendarData, type CalendarOverride, type WorkCalendar } from '@kaoji/calendar';
import type { Decider, Decision, Instant } from '@kaoji/kernel';
import { folded } from '@kaoji/testing';
import { initialCatalogue, type DispatchCatalogue } from '../catalogue/catalogue.state.js';
import { matterAgenda } from '../matter/agenda.policy.js';
import type { Matter, MatterFile, Registration, Round } from '../matter/file.state.js';
import { decideMatter, type MatterCommand } from '../matter/matter.decide.js';
import { evolveMatter, initialMatter, type MatterEvent } from '../matter/matter.state.js';
import type { Setting, Timing } from '../matter/terms.policy.js';
import { defaultPolicy, type SupervisionPolicy } from '../policy/supervision.policy.js';

/** The real calendar of China with overrides of the office, in the version given. */
export const chinaWith = (
  overrides: readonly CalendarOverride[],
  version = 1,
  announced: readonly number[] = [],
): WorkCalendar =>
  calendarOf(chinaCalendarData({ version, zone: 'Asia/Shanghai', years: [2025, 2026], overrides, announced }));

export const china = chinaWith([]);

/** Instant of a local time in Shanghai, `09-23 10:00` or `10:00:00.500`, of 2026 when it names no year. */
export function local(text: string): Instant {
  const [date = '', time = ''] = text.split(' ');
  const full = date.length === 5 ? `2026-${date}` : date;
  const clock = time.length === 5 ? `${time}:00` : time;
  return new Date(`${full}T${clock}+08:00`).toISOString();
}

/** A co-handler leads nothing; the two units that lead in turn; who repeats a matter. */
export const unit = { housing: 'U-housing', roads: 'U-roads', water: 'U-water', newer: 'U-newer' } as const;

export const decider: Decider<Matter, MatterCommand, MatterEvent, Setting> = {
  initial: initialMatter,
  evolve: evolveMatter,
  decide: decideMatter,
};

export const settingAt = (now: Instant, terms: Partial<Setting['terms']> = {}): Setting => ({
  now,
  stream: 'matter/2026-0001',
  metadata: { rootAt: now },
  terms: {
    calendar: china,
    policy: defaultPolicy,
    catalogue: initialCatalogue,
    isUnit: (code) => code.startsWith('U-'),
    coordinators: (code) => [`P-coordinates-${code}`],
    ...terms,
  },
});

/** A matter of a citizen registered on Wednesday 2026-09-23 10:00 (domain.md 3, Pause), 3 working days. */
const registration: Omit<Registration, 'limit'> = {
  number: '2026-0001',
  source: 'mailbox',
  kind: 'complaint',
  title: 'Street lamp',
  handling: 'limited',
  weight: 1,
  citizen: true,
  petitioner: 'hmac-of-somebody',
  category: null,
  place: null,
  reference: null,
  firstAsked: null,
  confidential: false,
  registrar: 'U-office',
  selfRegistered: false,
  registeredAt: local('09-23 10:00'),
  receivedAt: local('09-23 10:00'),
  backfill: false,
  coUnits: [],
};

export type Register = Extract<MatterCommand, { type: 'register' }>;

export const register = (
  facts: Partial<Registration> = {},
  { limit = { workingDays: 3 }, unit: lead = unit.housing }: Partial<Pick<Register, 'limit' | 'unit'>> = {},
): Register => {
  const at = facts.registeredAt ?? registration.registeredAt;
  return {
    type: 'register',
    registration: { ...registration, receivedAt: at, ...facts },
    limit,
    unit: lead,
  };
};

/** What happened at that local time, posted at once unless a later counting time is given. */
export const timed = (stated: string, counts = stated): Timing => ({
  statedAt: local(stated),
  countsAt: local(counts),
});

/** A matter that lives: commands are decided at their time, events folded one by one. */
export class LivingMatter {
  readonly events: MatterEvent[] = [];
  policy: SupervisionPolicy = defaultPolicy;
  calendar: WorkCalendar = china;
  catalogue: DispatchCatalogue = initialCatalogue;

  /** @throws when the command is refused. */
  do(now: string, command: MatterCommand): this {
    const decision = this.ask(now, command);
    if (decision.kind === 'rejected') throw new Error(`${command.type} was refused: ${decision.code}`);
    this.events.push(...decision.events);
    return this;
  }

  ask(now: string, command: MatterCommand): Decision<MatterEvent> {
    return decideMatter(command, this.state, settingAt(local(now), this.terms));
  }

  private get terms(): Partial<Setting['terms']> {
    return { calendar: this.calendar, policy: this.policy, catalogue: this.catalogue };
  }

  /** The code of the refusal, or `accepted`. */
  answerTo(now: string, command: MatterCommand): string {
    const decision = this.ask(now, command);
    return decision.kind === 'rejected' ? decision.code : decision.kind;
  }

  /** Takes every step that is due until then, each in its moment. */
  until(now: string): this {
    for (;;) {
      const step = matterAgenda(this.state)
        .filter(({ at, skipped }) => !skipped && at <= local(now))
        .sort((a, b) => (a.at < b.at ? -1 : 1))[0];
      if (!step) return this;
      const at = step.at.replace('T', ' ');
      this.take(step.kind, Number(step.round), at);
    }
  }

  private take(kind: string, round: number, at: string): void {
    const [, ladder] = /^ladder-(.*)$/.exec(kind) ?? [];
    const command = ladder
      ? ({ type: 'escalate', step: ladder, round } as const)
      : ({ acceptance: { type: 'miss-acceptance', round }, contact: { type: 'miss-contact', round } } as const)[kind];
    const instant = at.replace(' ', 'T');
    const decision = decideMatter(
      (command ?? { type: 'let-exclusion-lapse' }) as MatterCommand,
      this.state,
      settingAt(instant, this.terms),
    );
    if (decision.kind === 'rejected') throw new Error(`${kind} was refused: ${decision.code}`);
    this.events.push(...decision.events);
  }

  get state(): Matter {
    return folded(decider, this.events);
  }

  get file(): MatterFile {
    const { state } = this;
    if (state.status === 'unknown') throw new Error('nothing was registered');
    return state;
  }

  get round(): Round {
    const round = this.file.rounds.at(-1);
    if (!round) throw new Error('nothing was dispatched');
    return round;
  }

  get dueAt(): Instant | undefined {
    return this.round.deadline?.dueAt;
  }

  get lastEvents(): readonly string[] {
    return this.events.map(({ type }) => type.replace(/^kaoji\.supervision\.matter-(.*)\.v1$/, '$1'));
  }
}

/** A matter as it stands after registration on 2026-09-23 10:00. */
export const registered = (
  facts: Partial<Registration> = {},
  chosen: Partial<Pick<Register, 'limit' | 'unit'>> = {},
): LivingMatter => {
  const matter = new LivingMatter();
  const command = register(facts, chosen);
  const decision = decideMatter(command, matter.state, settingAt(command.registration.receivedAt));
  if (decision.kind === 'rejected') throw new Error(`register was refused: ${decision.code}`);
  matter.events.push(...decision.events);
  return matter;
};
