import { keyColumns } from './copied-records.js';

/**
 * The tables of a service's copy of the directory, as SQL for a migration whose search path is the service's schema.
 * `unit_copy(code, valid_from, record)`, `person_copy(code, record)`, `absence_copy(person, absent_from, record)`,
 * `duty_copy(date, record)`, `calendar_copy(id, record)`, `key_copy(id, record)`, each with the `version` of the record's
 * stream and the `position` of its event; `directory_position(position)` is how far the copy is.
 */
export const directoryCopyTables = `${Object.entries(keyColumns)
  .map(
    ([table, keys]) => `
create table ${table} (
  ${keys.map((key) => `${key} text not null`).join(',\n  ')},
  record jsonb not null,
  version int not null,
  position text not null,
  constraint ${table}_once primary key (${keys.join(', ')})
);
create index ${table}_news on ${table} (position);`,
  )
  .join('\n')}
create table directory_position (
  one boolean primary key default true check (one),
  position text not null
);
`;
