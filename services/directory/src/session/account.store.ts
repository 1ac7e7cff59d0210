import type { Pool } from 'pg';

/** How people sign in: plain rows, no events, so that nothing of a password ever travels (architecture.md, Security). */
export const accountTable = `
create table account (
  username text primary key,
  person text not null constraint account_one_per_person unique,
  password_hash text not null
);
`;

export interface Account {
  readonly username: string;
  readonly person: string;
  readonly passwordHash: string;
}

const columns = 'username, person, password_hash as "passwordHash"';

export class Accounts {
  constructor(private readonly pool: Pool) {}

  async any(): Promise<boolean> {
    return (await this.pool.query('select 1 from account limit 1')).rows.length > 0;
  }

  async byUsername(username: string): Promise<Account | undefined> {
    return (await this.pool.query<Account>(`select ${columns} from account where username = $1`, [username])).rows[0];
  }

  async byPerson(person: string): Promise<Account | undefined> {
    return (await this.pool.query<Account>(`select ${columns} from account where person = $1`, [person])).rows[0];
  }

  /** Gives a person an account, or another name or password; whether the name was free. */
  async put({ username, person, passwordHash }: Account): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into account (username, person, password_hash)
       select $1, $2, $3 where not exists (select from account where username = $1 and person <> $2)
       on conflict on constraint account_one_per_person
         do update set username = excluded.username, password_hash = excluded.password_hash`,
      [username, person, passwordHash],
    );
    return rowCount === 1;
  }

  /** For loading: an account that is there stays as it is; whether there is one now. */
  async putOnce({ username, person, passwordHash }: Account): Promise<void> {
    await this.pool.query(
      'insert into account (username, person, password_hash) values ($1, $2, $3) on conflict do nothing',
      [username, person, passwordHash],
    );
  }
}
