import { eventId, parseStream, streamName } from './stream-id.js';

describe('stream names', () => {
  it('are concept and id, and an id may hold slashes', () => {
    expect(streamName('matter', '2026-0001')).toBe('matter/2026-0001');
    expect(parseStream('matter/a/b')).toStrictEqual({ concept: 'matter', id: 'a/b' });
  });

  it.each(['matter', '/x', ''])('%p is no stream', (text) => {
    expect(() => parseStream(text)).toThrow(RangeError);
  });

  it('make the identity of an event with producer and version', () => {
    expect(eventId('supervision', 'matter/2026-0001', 3)).toBe('supervision/matter/2026-0001/3');
  });
});
