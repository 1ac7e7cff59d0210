import type { Pool } from 'pg';

/** Sessions by the digest of their token: who reads the table cannot sign in with it. */
export const sessionTable = `
create table session (
  digest bytea primary key,
  person text not null,
  expires_at timestamptz(3) not null
);
create index session_person on session (person);
create index session_age on session (expires_at);
`;

/** Expiry is in real time: a drill does not end sessions. */
export class Sessions {
  constructor(private readonly pool: Pool) {}

  async begin(digest: Buffer, person: string, seconds: number): Promise<void> {
    await this.pool.query('delete from session where expires_at <= clock_timestamp()');
    await this.pool.query(
      `insert into session (digest, person, expires_at) values ($1, $2, clock_timestamp() + make_interval(secs => $3))`,
      [digest, person, seconds],
    );
  }

  /** Whose session it is, while it lasts. */
  async person(digest: Buffer): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ person: string }>(
      'select person from session where digest = $1 and expires_at > clock_timestamp()',
      [digest],
    );
    return rows[0]?.person;
  }

  async end(digest: Buffer): Promise<void> {
    await this.pool.query('delete from session where digest = $1', [digest]);
  }

  /** Ends all sessions of a person, but for one. */
  async endOthers(person: string, kept?: Buffer): Promise<void> {
    await this.pool.query('delete from session where person = $1 and digest is distinct from $2', [
      person,
      kept ?? null,
    ]);
  }
}
