import { filesNamed, refusalOfFile } from './evidence.js';
import type { FileRow } from './files.store.js';

const now = '2026-10-14T02:00:00.000Z';
const sha256 = 'a'.repeat(64);
const files = (dropAt: string | null): ReadonlyMap<string, FileRow> =>
  new Map([['f-1', { sha256, dropAt } as unknown as FileRow]]);

describe('the files that an event names', () => {
  it.each([
    [{}, []],
    [{ evidence: [] }, []],
    [{ evidence: [{ fileId: 'f-1', sha256 }] }, [{ fileId: 'f-1', sha256 }]],
    [{ evidence: [{ href: 'https://gov.example/a', sha256 }] }, []],
    [{ evidence: [{ fileId: 'f-1' }] }, []],
    [{ evidence: 'f-1' }, []],
    [{ papers: [{ fileId: 'f-1', sha256 }] }, []],
    [
      {
        evidence: [
          { fileId: 'f-2', sha256 },
          { href: 'x', sha256 },
          { fileId: 'f-1', sha256 },
        ],
      },
      [
        { fileId: 'f-2', sha256 },
        { fileId: 'f-1', sha256 },
      ],
    ],
  ])('as evidence, in their order: %j', (data, named) => {
    expect(filesNamed(data)).toStrictEqual(named);
  });
});

describe('a file as evidence', () => {
  const codeOf = (fileId: string, digest: string, dropAt: string | null): string | undefined =>
    refusalOfFile({ fileId, sha256: digest }, files(dropAt), now)?.code;

  it.each([
    ['that is kept', null, undefined],
    ['that stays for days', '2026-10-21T02:00:00.000Z', undefined],
    ['that stays for a millisecond over 5 minutes', '2026-10-14T02:05:00.001Z', undefined],
    ['that stays for 5 minutes', '2026-10-14T02:05:00.000Z', 'unknown-file'],
    ['that goes this moment', now, 'unknown-file'],
    ['that should have gone', '2026-10-13T02:00:00.000Z', 'unknown-file'],
  ])('%s', (_, dropAt, code) => {
    expect(codeOf('f-1', sha256, dropAt)).toBe(code);
  });

  it('has the bytes that the event says', () => {
    expect(refusalOfFile({ fileId: 'f-1', sha256: 'b'.repeat(64) }, files(null), now)).toStrictEqual({
      kind: 'rejected',
      code: 'file-mismatch',
      params: { file: 'f-1' },
    });
  });

  it('is one of ours', () => {
    expect(refusalOfFile({ fileId: 'f-2', sha256 }, files(null), now)).toStrictEqual({
      kind: 'rejected',
      code: 'unknown-file',
      params: { file: 'f-2' },
    });
  });
});
