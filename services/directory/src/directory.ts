import { localDate } from '@kaoji/calendar';
import { DirectoryCopy } from '@kaoji/directory-copy';
import type { SignIn, TokenTerms } from '@kaoji/http';
import type { Secrets } from '@kaoji/persistence';
import { ServiceProcess, type Platform } from '@kaoji/scheduling';
import { directoryDefinition } from './directory.definition.js';
import type { DrillMover } from './drill/drill-mover.js';
import { keyVerifier } from './key/key-secret.js';
import { OpenIdProvider } from './openid/openid-provider.js';
import type { OpenIdSettings } from './openid/openid-settings.js';
import { AccessTokens } from './token/access-tokens.js';
import { Accounts } from './session/account.store.js';
import { Sessions } from './session/session.store.js';
import { SigningIn } from './session/signing-in.js';

/** What directory is given by whoever composes the installation. */
export interface DirectorySettings {
  readonly secrets: Secrets;
  /** Issuer and audience of access tokens, e.g. the installation's address. */
  readonly tokens: TokenTerms;
  /** Where people may sign in beside their passwords. */
  readonly openId?: OpenIdSettings;
  /** Moves the clocks of all services; without it, or outside drill mode, the clock's route refuses. */
  readonly drill?: DrillMover;
}

/** The parts of directory, as its routes use them and the standalone process finds them. */
export class Directory {
  /** How every service of this process recognises people and systems. */
  readonly signIn: SignIn;

  private constructor(
    readonly running: ServiceProcess,
    readonly records: DirectoryCopy,
    readonly signingIn: SigningIn,
    readonly platform: Platform,
    readonly drill: DrillMover | undefined,
    readonly openId: OpenIdProvider | undefined,
  ) {
    this.signIn = { keys: keyVerifier(records), tokens: signingIn.verifier };
  }

  static async prepare(platform: Platform, settings: DirectorySettings): Promise<Directory> {
    const pool = platform.pool('directory');
    const records = await DirectoryCopy.load(pool, 'directory');
    const running = ServiceProcess.prepare(directoryDefinition(records), platform);
    const tokens = await AccessTokens.load(settings.secrets, settings.tokens);
    const signingIn = new SigningIn(records, running.clock, new Accounts(pool), new Sessions(pool), tokens);
    const openId = settings.openId && new OpenIdProvider(settings.openId, platform.log);
    return new Directory(running, records, signingIn, platform, settings.drill, openId);
  }

  /** The local day. */
  today(): string {
    return localDate(this.records.calendar(), this.running.clock.now());
  }

  async close(): Promise<void> {
    this.records.close();
    await this.running.close();
  }
}
