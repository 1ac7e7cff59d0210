import { eventsOf } from './posted-events.js';
import { bostonTime, type ServiceRequest } from './service-request.js';

const request: ServiceRequest = {
  number: '101000295613',
  opened: '2011-07-01T01:32:33-04:00',
  target: '2011-07-15T01:32:32-04:00',
  closed: '2011-07-01T05:06:58-04:00',
  department: 'PWDx',
  subject: 'Public Works Department',
  reason: 'Street Lights',
  type: 'Street Light Outages',
  source: 'Employee Generated',
};

describe('a service request of Boston', () => {
  it('is a registration when it was opened and a reply when it was closed', () => {
    const [registered, replied, ...more] = eventsOf(request);
    expect(more).toStrictEqual([]);
    expect(registered).toStrictEqual({
      specversion: '1.0',
      source: '/boston311',
      id: '101000295613-registered',
      type: 'kaoji.matter.registered.v1',
      subject: '101000295613',
      time: '2011-07-01T01:32:33-04:00',
      datacontenttype: 'application/json',
      data: {
        source: 'hotline',
        kind: 'help',
        title: 'Street Light Outages',
        content: 'not in the published file',
        category: 'Street Lights',
        unitCode: 'PWDx',
        handling: 'limited',
        limit: { dueAt: '2011-07-15T01:32:32-04:00' },
      },
    });
    expect(replied).toMatchObject({
      id: '101000295613-replied',
      type: 'kaoji.matter.replied.v1',
      time: '2011-07-01T05:06:58-04:00',
    });
  });

  it('without a deadline has none, and never closed has no reply', () => {
    const events = eventsOf({ ...request, target: null, closed: null });
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toMatchObject({ limit: { none: true } });
  });
});

describe('a time of the file', () => {
  it.each([
    ['2011-07-01 01:32:33', '2011-07-01T01:32:33-04:00'],
    ['2011-11-06 12:00:00', '2011-11-06T12:00:00-05:00'],
    ['2059-06-19 09:11:49', '2059-06-19T09:11:49-04:00'],
  ])('%s is Boston local time: %s', (text, expected) => {
    expect(bostonTime(text)).toBe(expected);
  });

  it('that does not exist is refused', () => {
    expect(() => bostonTime('2011-02-30 00:00:00')).toThrow(RangeError);
  });
});
