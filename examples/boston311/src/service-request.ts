import { parse } from 'csv-parse';
import { DateTime } from 'luxon';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** One row of the city's file: a service request as Boston published it. */
export interface ServiceRequest {
  readonly number: string;
  readonly opened: string;
  /** Null: a case without a deadline. */
  readonly target: string | null;
  /** Null: never closed. */
  readonly closed: string | null;
  readonly department: string;
  readonly subject: string;
  readonly reason: string;
  readonly type: string;
  readonly source: string;
}

const columns = [
  'case_enquiry_id',
  'open_dt',
  'target_dt',
  'closed_dt',
  'department',
  'subject',
  'reason',
  'type',
  'source',
] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;

/** The file's times are Boston local time without a zone. */
const zone = 'America/New_York';

/** `2011-07-01 01:32:33` in Boston as RFC 3339. @throws for what is no time. */
export function bostonTime(text: string): string {
  const time = DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone });
  const iso = time.toISO({ suppressMilliseconds: true });
  if (iso === null) throw new RangeError(`${text} is no time`);
  return iso;
}

const orNull = (text: string): string | null => (text === '' ? null : bostonTime(text));

function requestOf(row: Row, line: number): ServiceRequest {
  for (const column of columns) {
    if (typeof row[column] !== 'string') throw new RangeError(`line ${line}: there is no column ${column}`);
  }
  return {
    number: row.case_enquiry_id,
    opened: bostonTime(row.open_dt),
    target: orNull(row.target_dt),
    closed: orNull(row.closed_dt),
    department: row.department,
    subject: row.subject,
    reason: row.reason,
    type: row.type,
    source: row.source,
  };
}

/** The rows of a file, gzipped or not, one after another. @throws naming the line that is none. */
export async function* serviceRequests(file: string): AsyncGenerator<ServiceRequest> {
  const parser = parse({ columns: true });
  const done = (error?: Error | null): void => {
    if (error) parser.destroy(error);
  };
  const bytes = createReadStream(file);
  if (file.endsWith('.gz')) pipeline(bytes, createGunzip(), parser, done);
  else pipeline(bytes, parser, done);
  let line = 1;
  for await (const row of parser) {
    line += 1;
    yield requestOf(row as Row, line);
  }
}
