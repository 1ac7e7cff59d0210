import { ServiceProcess } from '@kaoji/scheduling';
import { ModulesContainer } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';

/**
 * The services that the modules of an application run, in the order of the composition: each is a provider, or what a
 * provider calls `running`.
 */
export function runningServices(
  container: INestApplicationContext,
  composition: readonly string[],
): readonly ServiceProcess[] {
  const instances = [...container.get(ModulesContainer).values()]
    .flatMap(({ providers }) => [...providers.values()])
    .map(({ instance }) => instance as { readonly running?: unknown } | null | undefined);
  const services = instances
    .flatMap((instance): readonly unknown[] => [instance, instance?.running])
    .filter((found) => found instanceof ServiceProcess);
  return composition.map((name) => {
    const service = services.find(({ definition }) => definition.name === name);
    if (!service) throw new Error(`no module runs ${name}`);
    return service;
  });
}
