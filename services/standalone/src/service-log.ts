import { Logger } from '@nestjs/common';
import type { ServiceLog } from '@kaoji/scheduling';

type Fields = Readonly<Record<string, unknown>>;

const plain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** `message name=value ...`; what is no plain value stays out: it could carry anything. */
function lineOf(message: string, fields: Fields): string {
  const pairs = Object.entries(fields)
    .filter(([name, value]) => name !== 'service' && plain(value))
    .map(([name, value]) => `${name}=${String(value)}`);
  return [message, ...pairs].join(' ');
}

const contextOf = ({ service }: Fields): string => (typeof service === 'string' ? service : 'kaoji');

/** The services' log as lines of the one logger that libs/http set up, which prints errors without what hangs on them. */
export const serviceLog: ServiceLog = {
  info: (message, fields = {}) => Logger.log(lineOf(message, fields), contextOf(fields)),
  warn: (message, fields = {}) =>
    fields['error'] instanceof Error
      ? Logger.warn(lineOf(message, fields), fields['error'], contextOf(fields))
      : Logger.warn(lineOf(message, fields), contextOf(fields)),
  error: (message, fields = {}) => {
    const { error } = fields;
    if (error instanceof Error) Logger.error(lineOf(message, fields), error, contextOf(fields));
    else Logger.error(lineOf(message, fields), contextOf(fields));
  },
};
