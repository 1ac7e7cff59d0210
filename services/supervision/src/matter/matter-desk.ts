import type { DirectoryCopy } from '@kaoji/directory-copy';
import { refusalUnlessMay, submitRequest, type Principal, type Reply, type Verb } from '@kaoji/http';
import { reject, type Instant, type Rejection } from '@kaoji/kernel';
import type { ServiceProcess } from '@kaoji/scheduling';
import type { FastifyRequest } from 'fastify';
import type { Matter, MatterFile } from './file.state.js';
import type { MatterCommand } from './matter.decide.js';
import type { Matters } from './matter.store.js';
import { matterView } from './matter.view.js';

/** Where people act on a matter: the right is asked for the unit that leads it, then the command is submitted. */
export class MatterDesk {
  constructor(
    private readonly service: ServiceProcess,
    private readonly directory: DirectoryCopy,
    readonly matters: Matters,
  ) {}

  /** Answers with the matter after the command, or the refusal. */
  async act(
    request: FastifyRequest,
    caller: Principal,
    verb: Verb,
    number: string,
    command: MatterCommand,
  ): Promise<Reply | Rejection> {
    const matter = await this.open(caller, verb, number);
    if ('code' in matter) return matter;
    return await submitRequest(this.service.executor, request, {
      clock: this.service.clock,
      commands: [{ stream: `matter/${number}`, command }],
      render: ([outcome]) => ({ status: 200, body: matterView(outcome?.state as Matter, this.now) }),
    });
  }

  /** The matter, if there is one and the caller may do that with it. */
  async open(caller: Principal, verb: Verb, number: string): Promise<MatterFile | Rejection> {
    const matter = await this.matters.find(number);
    if (matter.status === 'unknown') return reject('not-found');
    const now = this.now;
    const refusal = refusalUnlessMay(caller, verb, matter.rounds.at(-1)?.unit, {
      isBelow: (unit, of) => this.directory.isBelow(unit, of, now),
    });
    return refusal ?? matter;
  }

  get now(): Instant {
    return this.service.clock.now();
  }
}
