/** A lab whose sweeps are answered by the test, and a clock it holds. */
import { accept, type Answer } from '../../src-shared/answer';
import type { Events, Lab } from '../../src-shared/contract';
import type { CheckedSweep, SweepSpec } from '../../src-shared/sweep';
import type { SweepRow } from '../../src-shared/sweep-views';
import type { Clock } from '../../src-renderer/sweeps/exploration';
import { HandMadeLab } from './hand-made-lab';

export function checkedOf(spec: SweepSpec): CheckedSweep {
  const range = [-1.6, 1.6] as [number, number];
  const found = spec.shape.kind === 'orbit-diagram' ? { ...spec, shape: { ...spec.shape, range: spec.shape.range ?? range } } : spec;
  return {
    ...{ spec: found, blocks: [], coordinates: ['x'], route: 'lanes' },
    ...{ work: 1, seconds: 0, memory: 0, bytes: 0, notes: [] },
  };
}

export interface Asked {
  readonly id: number;
  readonly spec: SweepSpec;
  answer(value: Answer<CheckedSweep>): void;
}

export class SweepLab {
  readonly made = new HandMadeLab();
  readonly asked: Asked[] = [];
  readonly stopped: number[] = [];
  readonly cells: (readonly [number, number])[] = [];
  rows: readonly SweepRow[] = [];

  emit<Name extends keyof Events>(event: Name, payload: Events[Name]): void {
    this.made.emit(event, payload);
  }
  get lab(): Lab {
    return {
      ...this.made.lab,
      checkSweep: (spec: SweepSpec) => Promise.resolve(accept(checkedOf(spec))),
      explore: (id: number, spec: SweepSpec) => new Promise<Answer<CheckedSweep>>((answer) => this.asked.push({ id, spec, answer })),
      stopExplore: (id: number) => Promise.resolve(void this.stopped.push(id)),
      sweepOverlay: () => Promise.resolve(accept({ lines: [], places: [], notes: [] })),
      sweeps: () => Promise.resolve(this.rows),
      sweepParts: () => Promise.resolve(accept([])),
      sweepAttractors: () => Promise.resolve(accept([])),
      sweepCell: (_spec: SweepSpec, column: number, row: number) => {
        this.cells.push([column, row]);
        return new Promise(() => undefined);
      },
    } as Lab;
  }
}

/** Time stands still until it is moved. */
export class HandClock implements Clock {
  time = 0;
  #waiting: { at: number; run: () => void }[] = [];
  now(): number {
    return this.time;
  }
  later(run: () => void, ms: number): void {
    this.#waiting.push({ at: this.time + ms, run });
  }
  async move(ms: number): Promise<void> {
    this.time += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.time);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.time);
    for (const { run } of due) run();
    await settled();
  }
}

/** Lets answers and watchers run. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
