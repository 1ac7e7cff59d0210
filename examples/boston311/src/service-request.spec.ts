import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventsOf, unitCode } from './posted-events.js';
import { bostonTime, serviceRequests, type ServiceRequest } from './service-request.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoji-boston-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const head = 'case_enquiry_id,open_dt,target_dt,closed_dt,department,subject,reason,type,source';
const good = '1,2011-07-01 01:32:33,2011-07-15 01:32:32,,BTDT,Transport,Signs,Missing sign,Self Service';

async function read(text: string | Buffer, name = 'requests.csv'): Promise<readonly ServiceRequest[]> {
  const file = join(folder, name);
  await writeFile(file, text);
  const found: ServiceRequest[] = [];
  for await (const request of serviceRequests(file)) found.push(request);
  return found;
}

const only = async (line: string): Promise<ServiceRequest | undefined> => (await read(`${head}\n${line}\n`))[0];

describe('the city’s file', () => {
  it('has a request in each row, empty times being none', async () => {
    expect(await read(`${head}\n${good}\n`)).toStrictEqual([
      {
        number: '1',
        opened: '2011-07-01T01:32:33-04:00',
        target: '2011-07-15T01:32:32-04:00',
        closed: null,
        department: 'BTDT',
        subject: 'Transport',
        reason: 'Signs',
        type: 'Missing sign',
        source: 'Self Service',
      },
    ]);
  });

  it('may be gzipped, end its lines in CR LF, and lack the last line end', async () => {
    const plain = await read(`${head}\n${good}\n${good}\n`);
    expect(await read(gzipSync(`${head}\n${good}\n${good}\n`), 'requests.csv.gz')).toStrictEqual(plain);
    expect(await read(`${head}\r\n${good}\r\n${good}\r\n`)).toStrictEqual(plain);
    expect(await read(`${head}\n${good}\n${good}`)).toStrictEqual(plain);
  });

  it('may have commas, quotes and line ends inside quotes, and columns that we do not read', async () => {
    const quoted = good.replace('Missing sign', '"A ""sign"",\nmissing"');
    expect((await read(`${head},latitude\n${quoted},42.3\n`))[0]?.type).toBe('A "sign",\nmissing');
  });

  it('may have its columns in any order', async () => {
    const turned = (line: string): string => line.split(',').toReversed().join(',');
    expect(await read(`${turned(head)}\n${turned(good)}\n`)).toStrictEqual(await read(`${head}\n${good}\n`));
  });

  it('may have no request', async () => {
    expect(await read(`${head}\n`)).toStrictEqual([]);
  });

  it.each(head.split(','))('without the column %s is refused by its name', async (column) => {
    const at = head.split(',').indexOf(column);
    const lacking = (line: string): string => line.split(',').toSpliced(at, 1).join(',');
    await expect(read(`${lacking(head)}\n${lacking(good)}\n`)).rejects.toThrow(`line 2: there is no column ${column}`);
  });

  it.each([
    ['a row too short', '1,2011-07-01 01:32:33', 'Invalid Record Length: columns length is 9, got 2 on line 3'],
    ['a row too long', `${good},more`, 'Invalid Record Length: columns length is 9, got 10 on line 3'],
    ['a quote that does not end', good.replace('Signs', '"Signs'), 'Quote Not Closed'],
  ])('with %s is refused', async (_, line, message) => {
    await expect(read(`${head}\n${good}\n${line}\n`)).rejects.toThrow(message);
  });

  it('that is not there, or is no gzip, is refused', async () => {
    const missing = serviceRequests(join(folder, 'missing.csv'));
    await expect(missing.next()).rejects.toThrow('ENOENT');
    await expect(read(`${head}\n${good}\n`, 'plain.csv.gz')).rejects.toThrow('incorrect header check');
  });

  it.each([
    ['opened', ['1,yesterday,,,BTDT,s,r,t,x', 'yesterday is no time']],
    ['never opened', ['1,,,,BTDT,s,r,t,x', ' is no time']],
    ['due', ['1,2011-07-01 01:32:33,2011-07-32 00:00:00,,BTDT,s,r,t,x', '2011-07-32 00:00:00 is no time']],
    ['closed', ['1,2011-07-01 01:32:33,,2011-07-01,BTDT,s,r,t,x', '2011-07-01 is no time']],
  ])('with a request %s at no time is refused', async (_, [line, message]) => {
    await expect(only(line ?? '')).rejects.toThrow(message);
  });
});

describe('a time of Boston', () => {
  it.each([
    ['2011-01-15 12:00:00', '2011-01-15T12:00:00-05:00'],
    ['2011-07-15 12:00:00', '2011-07-15T12:00:00-04:00'],
    ['2011-03-13 01:59:59', '2011-03-13T01:59:59-05:00'],
    ['2011-03-13 03:00:00', '2011-03-13T03:00:00-04:00'],
    ['2011-11-06 00:59:59', '2011-11-06T00:59:59-04:00'],
    ['2011-11-06 02:00:00', '2011-11-06T02:00:00-05:00'],
    ['2012-02-29 00:00:00', '2012-02-29T00:00:00-05:00'],
  ])('%s knows summer time: %s', (text, expected) => {
    expect(bostonTime(text)).toBe(expected);
  });

  it.each(['', '2011-07-01', '2011-07-01T01:32:33', '2011-02-29 00:00:00', '2011-07-01 24:00:01', '07/01/2011 01:32'])(
    '%j is none',
    (text) => {
      expect(() => bostonTime(text)).toThrow(`${text} is no time`);
    },
  );
});

describe('a department as a unit', () => {
  it.each([
    ['BTDT', 'BTDT'],
    ['Animal Control', 'Animal_Control'],
    [' a\tb ', '_a_b_'],
  ])('%j has the code %s', async (department, code) => {
    const request = (await only(good)) as ServiceRequest;
    expect(unitCode({ ...request, department })).toBe(code);
    for (const { data } of eventsOf({ ...request, department, closed: request.opened })) {
      expect((data as { unitCode: string }).unitCode).toBe(code);
    }
  });
});
