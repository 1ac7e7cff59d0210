import { HttpException } from '@nestjs/common';
import { KeyReused } from '@kaoji/messaging';
import { isDatabaseAway } from './database-away.js';
import { Refused } from './refused.js';

/** How long a caller waits before it tries again when we are not available, in seconds. */
export const retrySeconds = 5;

const byFastifyCode: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_BAD_URL: 'invalid-url',
  FST_ERR_MAX_PARAM_LENGTH: 'unknown-route',
};

const byStatus: Readonly<Record<number, string>> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'unknown-route',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  409: 'conflict',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status =
    typeof error === 'object' && error !== null ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

function byItsStatus(status: number | undefined): Refused {
  if (status === undefined || status < 400 || (status >= 500 && status !== 503)) return new Refused('internal');
  return new Refused(byStatus[status] ?? 'invalid-request');
}

const unavailable = (): Refused => new Refused('unavailable', { headers: { 'retry-after': String(retrySeconds) } });

/** What a caller hears of anything thrown: nothing of a fault of ours but that there is one (`internal`). */
export function refusalOfError(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof KeyReused) return new Refused('key-reused');
  if (isDatabaseAway(error)) return unavailable();
  const cause = error instanceof HttpException ? error.cause : error;
  const known = byFastifyCode[String(codeOf(cause))];
  if (known !== undefined) return new Refused(known);
  const refusal = byItsStatus(statusOf(error));
  return refusal.rejection.code === 'unavailable' ? unavailable() : refusal;
}
