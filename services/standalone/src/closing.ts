/** What has to be undone at the end, or when a start fails half-way: the last first. */
export class Closing {
  private readonly steps: { readonly name: string; readonly close: () => Promise<unknown> }[] = [];

  add(name: string, close: () => Promise<unknown>): void {
    this.steps.push({ name, close });
  }

  /** Runs every step, once, whatever the others do. @throws the first fault, when all have run. */
  async run(): Promise<void> {
    const faults: Error[] = [];
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step.close();
      } catch (error) {
        faults.push(new Error(`${step.name} did not close`, { cause: error }));
      }
    }
    if (faults[0]) throw faults[0];
  }
}
