import multipart from '@fastify/multipart';
import { largestFile } from '@kaoji/contracts';
import { Refused } from '@kaoji/http';

interface Part {
  toBuffer(): Promise<Buffer>;
}

/** What @fastify/multipart adds to a request. */
export interface MultipartRequest {
  file(): Promise<Part | undefined>;
}

interface Registers {
  register(plugin: typeof multipart, options: object): unknown;
}

/**
 * Lets a server take `multipart/form-data`, one file of at most 20 MiB; the body is read by the route, behind its guard.
 * Loaded when the server gets ready: waiting for it here would start Fastify before Nest has set its error handler.
 */
export function takeMultipart(fastify: Registers): void {
  fastify.register(multipart, {
    throwFileSizeLimit: true,
    limits: { fileSize: largestFile, files: 1, fields: 10, fieldSize: 1_000, parts: 11, headerPairs: 50 },
  });
}

const refusals: Readonly<Record<string, string>> = {
  FST_REQ_FILE_TOO_LARGE: 'file-too-large',
  FST_FILES_LIMIT: 'no-file',
  FST_PARTS_LIMIT: 'no-file',
  FST_FIELDS_LIMIT: 'no-file',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
};

/** The bytes of the one file of a request. @throws Refused `no-file`, `file-too-large`. */
export async function fileOf(request: MultipartRequest): Promise<Buffer> {
  try {
    const part = await request.file();
    const bytes = await part?.toBuffer();
    if (bytes === undefined || bytes.length === 0) throw new Refused('no-file');
    return bytes;
  } catch (error) {
    if (error instanceof Refused) throw error;
    const code = refusals[String((error as { code?: unknown }).code)] ?? 'no-file';
    throw new Refused(code, code === 'file-too-large' ? { params: { limit: largestFile } } : {});
  }
}
