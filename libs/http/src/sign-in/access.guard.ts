import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { checkMediaType, takesMetadata } from '../body/takes.js';
import { checkLimits, limitedMetadata, type Limit } from '../limit/limited.js';
import type { RateLimit } from '../limit/rate-limit.js';
import { Refused } from '../problem/refused.js';
import { reachOf } from '../rights/may.js';
import { accessMetadata, type AccessRule } from './access.js';
import { nobody, signedInAs, type Principal } from './principal.js';
import { signIn, type SignIn } from './sign-in.js';

const metadata = <T>(name: string, handler: object): T | undefined =>
  Reflect.getMetadata(name, handler) as T | undefined;

function checkRight(principal: Principal, access: AccessRule): void {
  if (access === 'public' || reachOf(principal, access)) return;
  if (principal.kind === 'public') throw new Refused('not-signed-in');
  throw new Refused('not-allowed', { params: { verb: access } });
}

/** Stands before every route: who asks, whether they may at all, how often, and what body they bring. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly by: SignIn,
    private readonly tls: boolean,
    private readonly rateLimit: RateLimit,
    private readonly everywhere: readonly Limit[],
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const handler = context.getHandler();
    const access = metadata<AccessRule>(accessMetadata, handler);
    if (access === undefined) throw new Refused('not-allowed', { params: { verb: '-' } });
    const principal = access === 'public' ? nobody : await signIn(request, this.by, this.tls);
    signedInAs(request, principal);
    await checkLimits(
      request,
      [...this.everywhere, ...(metadata<Limit[]>(limitedMetadata, handler) ?? [])],
      this.rateLimit,
    );
    checkRight(principal, access);
    checkMediaType(request, metadata<readonly string[]>(takesMetadata, handler));
    return true;
  }
}
