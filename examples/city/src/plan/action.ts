/** An event that an agency's system posts; its id is part of the plan, so that it is posted once however often it is sent. */
export interface Post {
  readonly id: string;
  /** Id of the API key. */
  readonly key: string;
  readonly type: string;
  readonly subject: string;
  /** When it happened. */
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a signed-in person does through a route. */
export interface Call {
  /** Its Idempotency-Key. */
  readonly id: string;
  /** Name to sign in with. */
  readonly by: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** `{found}` in the path, or as a value of the body, stands for a field of the last entry like this on a route. */
  readonly found?: {
    readonly route: string;
    readonly list: 'items' | 'objections';
    readonly where: Readonly<Record<string, unknown>>;
    readonly field: string;
  };
}

/** A moment at which the clock stands: first people act, then systems post what happened since the last one. */
export interface Stop {
  readonly at: string;
  readonly calls: readonly Call[];
  readonly posts: readonly Post[];
}

/** Something that must happen, and the route on which its event can be seen. */
export interface Happening {
  readonly name: string;
  readonly route: string;
  /** Who looks. */
  readonly by: string;
  /** The list in the answer; `explanation` looks for a fact of the matter anywhere in it. */
  readonly list: 'items' | 'revisions' | 'objections' | 'explanation';
  /** Fields that its entry, or the data of its event, has. */
  readonly where: Readonly<Record<string, unknown>>;
  /** The field in which its entry names the event; `event` where nothing else is said. */
  readonly namedIn?: string;
}

/** A month as a list of what is done, in order of time. */
export interface Plan {
  readonly seed: string;
  readonly period: string;
  readonly start: string;
  readonly stops: readonly Stop[];
  readonly happenings: readonly Happening[];
  /** Ids of posts that are taken, and rejected by the domain. */
  readonly rejections: readonly string[];
}
