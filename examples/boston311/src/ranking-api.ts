import type { Figure } from './figures.js';

interface Row {
  readonly unit: string;
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Reads as somebody of the supervision office. */
export class RankingApi {
  private constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  static async signIn(address: string, account: { username: string; password: string }): Promise<RankingApi> {
    const answer = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    if (!answer.ok) throw new Error(`sign-in was refused: ${answer.status} ${await answer.text()}`);
    return new RankingApi(address, ((await answer.json()) as { accessToken: string }).accessToken);
  }

  /** The figures of a month, department by department. */
  async figures(month: string): Promise<readonly Figure[]> {
    const { items } = await this.get<{ items: readonly Row[] }>(`/api/v1/rankings/figures?month=${month}`);
    return items.map(({ unit, due, onTime, late, open }) => ({ month, department: unit, due, onTime, late, open }));
  }

  /** The figures of all months when they have not changed for two looks: what was accepted is applied then. */
  async settledFigures(months: readonly string[], milliseconds: number): Promise<readonly Figure[]> {
    const end = performance.now() + milliseconds;
    let before = '';
    for (;;) {
      const figures = (await Promise.all(months.map((month) => this.figures(month)))).flat();
      const text = JSON.stringify(figures);
      if (text === before) return figures;
      if (performance.now() > end) throw new Error('the figures did not settle in time');
      before = text;
      await wait(1_500);
    }
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.address}${path}`, { headers: { authorization: `Bearer ${this.token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
