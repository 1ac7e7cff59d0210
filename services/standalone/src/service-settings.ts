import type { DrillMover, OpenIdSettings } from '@kaoji/directory';
import type { Secrets } from '@kaoji/persistence';

/** What services are told beside their platform. */
export interface ServiceSettings {
  readonly secrets: Secrets;
  /** Absolute; files and logs lie below it. */
  readonly dataFolder: string;
  /** In drill mode. */
  readonly drill: DrillMover | undefined;
  /** Where people may sign in beside their passwords. */
  readonly openId: OpenIdSettings | undefined;
  /** The scheme that a new installation ranks by. */
  readonly scheme: 'default' | 'supervision-only';
  /** The environment, for what a service reads itself (mail). */
  readonly variables: Readonly<Record<string, string | undefined>>;
}
