import { figuresOf, figuresText, isSteady } from './figures.js';

/** What one run of a contestant came to. */
export interface Sample {
  /** Things done per second of wall time. */
  readonly rate: number;
  /** Seconds of CPU of everything that serves, per thing done. */
  readonly cpu: number;
}

export interface Contestant {
  readonly name: string;
  run(round: number): Promise<Sample>;
}

export interface Contest {
  readonly title: string;
  readonly ours: Contestant;
  readonly peer: Contestant;
  /** The ratio ours : peer that is aimed at. */
  readonly aim: number;
  readonly rounds: number;
  say(line: string): void;
}

interface Rounds {
  readonly ours: Sample[];
  readonly peer: Sample[];
  readonly again: Sample[];
}

/** Ours, the peer, ours once more, round by round; a first round of each warms up and is not counted. */
async function measured({ ours, peer, rounds }: Contest): Promise<Rounds> {
  const found: Rounds = { ours: [], peer: [], again: [] };
  await ours.run(0);
  await peer.run(0);
  for (let round = 1; round <= rounds; round += 1) {
    found.ours.push(await ours.run(round));
    found.peer.push(await peer.run(round));
    found.again.push(await ours.run(round));
  }
  return found;
}

const rates = (samples: readonly Sample[]): number[] => samples.map(({ rate }) => rate);
const costs = (samples: readonly Sample[]): number[] => samples.map(({ cpu }) => cpu * 1e6);

/** Round by round, so that a machine that slows down or speeds up slows both. */
const ratios = (ours: readonly number[], peer: readonly number[]): number[] =>
  ours.map((value, round) => value / (peer[round] ?? Number.NaN));

/** Measures and prints a contest; whether the run counts: ours measured twice differs by at most 10 %. */
export async function hold(contest: Contest): Promise<boolean> {
  const { title, ours, peer, aim, say } = contest;
  const found = await measured(contest);
  const ratio = figuresOf(ratios(rates(found.ours), rates(found.peer)));
  const cpu = figuresOf(ratios(costs(found.peer), costs(found.ours)));
  const steady = isSteady(costs(found.ours), costs(found.again)) || isSteady(rates(found.ours), rates(found.again));
  say(`${title}; ${contest.rounds} rounds, medians (least to most)`);
  say(
    `  ${ours.name}: ${figuresText(figuresOf(rates(found.ours)))} /s, CPU ${figuresText(figuresOf(costs(found.ours)))} us each`,
  );
  say(
    `  ${peer.name}: ${figuresText(figuresOf(rates(found.peer)))} /s, CPU ${figuresText(figuresOf(costs(found.peer)))} us each`,
  );
  say(
    `  again ${ours.name}: ${figuresText(figuresOf(rates(found.again)))} /s, CPU ${figuresText(figuresOf(costs(found.again)))} us each`,
  );
  say(
    `  ratio by wall time ${figuresText(ratio)}, by CPU ${figuresText(cpu)}; aim >= ${aim}${steady ? '' : '; VOID: the same thing twice differs by over 10 %'}`,
  );
  return steady;
}
