import { type EventMetadata, type Instant, positionText, type RecordedEvent, sha256 } from '@kaoji/kernel';

/** An event as another service says it, before it has its place in the feed. */
export interface Spoken {
  readonly producer: string;
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly metadata?: Partial<EventMetadata>;
}

const versions = new Map<string, number>();
let place = 0;

/** Events with the next versions of their streams; `world` keeps the streams of specs apart. */
export function recorded(spoken: readonly Spoken[], at: Instant, world = ''): readonly RecordedEvent[] {
  return spoken.map(({ producer, stream, type, data, metadata }) => {
    const version = (versions.get(`${world}${stream}`) ?? 0) + 1;
    versions.set(`${world}${stream}`, version);
    place += 1;
    return {
      ...{ producer, stream, version, type, data, occurredAt: at, recordedAt: at },
      metadata: { rootAt: at, actor: 'office', ...metadata },
      hash: sha256(`${world}${stream}/${version}`).toString('hex'),
      position: positionText(1, String(place), String(place)),
    };
  });
}
