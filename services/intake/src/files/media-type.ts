import { zipNames } from './zip-names.js';

const signatures: readonly (readonly [string, Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ff', 'hex')],
];

/** Office Open XML (ECMA-376): an archive with its main part at a known place. */
const officeParts: readonly (readonly [string, string])[] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/document.xml'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/workbook.xml'],
];

const archive = Buffer.from('504b0304', 'hex');

const beginsWith = (bytes: Buffer, signature: Buffer): boolean => bytes.subarray(0, signature.length).equals(signature);

/** A document with macros is a program. */
function officeType(bytes: Buffer): string | undefined {
  if (!beginsWith(bytes, archive)) return undefined;
  const names = zipNames(bytes);
  const runsMacros = [...names].some((name) => /vbaProject\.bin$/i.test(name));
  if (runsMacros || !names.has('[Content_Types].xml')) return undefined;
  return officeParts.find(([, part]) => names.has(part))?.[0];
}

/** Text is told by what it lacks: it is UTF-8 without control characters but tab and line ends. */
function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/(?![\t\n\r])\p{Cc}/u.test(text);
  } catch {
    return false;
  }
}

/** Text that a program might run rather than show. */
const isMarkup = (bytes: Buffer): boolean =>
  /^\s*(<(\?xml|!doctype|html|svg|script)|#!)/i.test(bytes.toString('utf8', 0, 512));

/**
 * The media type by content, whatever the sender says: pdf, png, jpeg, docx, xlsx, or plain text; nothing for what is no
 * evidence (other archives, programs, pages, documents with macros).
 */
export function mediaTypeOf(bytes: Buffer): string | undefined {
  const found = signatures.find(([, signature]) => beginsWith(bytes, signature))?.[0] ?? officeType(bytes);
  if (found !== undefined) return found;
  return bytes.length > 0 && isPlainText(bytes) && !isMarkup(bytes) ? 'text/plain' : undefined;
}
