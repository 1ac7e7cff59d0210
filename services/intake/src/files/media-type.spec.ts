import { mediaTypeOf } from './media-type.js';

/** A ZIP archive of empty files: what stands in its central directory is all that is looked at. */
function zip(...names: readonly string[]): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

const office = 'application/vnd.openxmlformats-officedocument';

describe('the type of a file by its content', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n...'), 'application/pdf'],
    ['a PNG', Buffer.from('89504e470d0a1a0a00', 'hex'), 'image/png'],
    ['a JPEG', Buffer.from('ffd8ffe000', 'hex'), 'image/jpeg'],
    ['a Word document', zip('[Content_Types].xml', 'word/document.xml'), `${office}.wordprocessingml.document`],
    ['an Excel sheet', zip('[Content_Types].xml', 'xl/workbook.xml'), `${office}.spreadsheetml.sheet`],
    ['Chinese text', Buffer.from('一、电梯已修好。\r\n\t二、'), 'text/plain'],
    ['a Word document with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), undefined],
    ['an archive', zip('a.txt'), undefined],
    ['an archive without its part of contents', zip('word/document.xml'), undefined],
    ['an archive cut off', zip('[Content_Types].xml', 'word/document.xml').subarray(0, 80), undefined],
    ['a program', Buffer.from('MZ\u0000\u0001'), undefined],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /'), undefined],
    ['a page', Buffer.from(' <!DOCTYPE html><script>'), undefined],
    ['a drawing that can hold scripts', Buffer.from('<svg xmlns="x">'), undefined],
    ['text in no encoding of ours', Buffer.from([0xc4, 0xe3]), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ])('%s', (_, bytes, type) => {
    expect(mediaTypeOf(bytes)).toBe(type);
  });
});
