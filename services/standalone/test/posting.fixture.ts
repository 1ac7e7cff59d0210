import { randomUUID } from 'node:crypto';

/** A posted event in CloudEvents. */
export interface CloudEvent {
  readonly specversion: string;
  readonly source: string;
  readonly subject: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

export const cloudEvent = (type: string, subject: string, data: object): CloudEvent => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/spec',
  type,
  subject,
  data,
});

/** The petitioner's code of a matter that the hotline registered. */
export const queryCodeOf = (number: string): string => `code-${number}`;

/** A matter of the hotline for a unit. */
export const registration = (number: string, unitCode: string): CloudEvent =>
  cloudEvent('kaoji.matter.registered.v1', number, {
    source: 'hotline',
    kind: 'help',
    title: 'No water in the evening',
    content: 'Since Monday no water above the fourth floor.',
    unitCode,
    handling: 'limited',
    limit: { workingDays: 5 },
    queryCode: queryCodeOf(number),
    petitioner: { name: 'Somebody', phone: '000-0000 0000' },
  });

/** A body of one file. */
export const multipart = (content: string): string =>
  `--edge\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--edge--\r\n`;
