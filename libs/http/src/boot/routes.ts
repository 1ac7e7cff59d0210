import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessMetadata, type AccessRule } from '../sign-in/access.js';

/** A route as docs/rights.yaml lists it. */
export interface GuardedRoute {
  readonly method: string;
  /** With `:param` for what varies. */
  readonly path: string;
  /** Nothing: forgotten, refused at start. */
  readonly access: AccessRule | undefined;
  /** `Class.method`, for the message at start. */
  readonly handler: string;
}

const pathsOf = (target: object): readonly string[] =>
  [Reflect.getMetadata('path', target) as string | string[]].flat();

const joined = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;

function routesOfController(controller: {
  readonly name: string;
  readonly prototype: object;
}): readonly GuardedRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(controller.prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata('method', handler) as RequestMethod | undefined);
    if (!handler || method === undefined) return [];
    return pathsOf(controller).flatMap((before) =>
      pathsOf(handler).map((path) => ({
        method: RequestMethod[method],
        path: joined(before, path),
        access: Reflect.getMetadata(accessMetadata, handler) as AccessRule | undefined,
        handler: `${controller.name}.${name}`,
      })),
    );
  });
}

/** All routes of an application, in the order of path and method, with the right that each asks for. */
export function routesOf(container: INestApplicationContext): readonly GuardedRoute[] {
  const classes = [...container.get(ModulesContainer).values()].flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as { name: string; prototype: object }),
  );
  const keyOf = ({ path, method }: GuardedRoute): string => `${path} ${method}`;
  return [...new Set(classes)].flatMap(routesOfController).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Denied by default: throws for routes that say neither `@Access` nor `@Public`, so that nothing starts with them. */
export function checkEveryRouteIsGuarded(container: INestApplicationContext): void {
  const forgotten = routesOf(container).filter(({ access }) => access === undefined);
  if (forgotten.length === 0) return;
  const names = forgotten.map(({ handler, method, path }) => `${handler} (${method} ${path})`);
  throw new Error(`routes without @Access or @Public: ${names.join(', ')}`);
}
