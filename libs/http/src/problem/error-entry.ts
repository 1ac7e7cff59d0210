/** What a refusal answers: its HTTP status and its sentence; `{name}` is filled in from the refusal's params. */
export interface ErrorEntry {
  /** 400 to 599. */
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}
