import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { errorOf } from '../problem/errors.js';
import { problemType } from '../problem/problem.js';

/** The name under which the schema of a problem stands in the OpenAPI document. */
export const problemSchema = 'Problem';

/** Documents the refusals that a route can answer with, by their codes; those of every route need not be named. */
export function ApiProblems(...codes: readonly string[]): MethodDecorator {
  const statuses = [...new Set(codes.map((code) => errorOf(code).status))];
  return applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: codes
          .filter((code) => errorOf(code).status === status)
          .map((code) => `\`${code}\`: ${errorOf(code).en}`)
          .join('\n\n'),
        content: { [problemType]: { schema: { $ref: `#/components/schemas/${problemSchema}` } } },
      }),
    ),
  );
}
