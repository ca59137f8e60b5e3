/** Charts change together but draw one after the other, each in a task of its own, so that the window answers in between. */
const waiting = new Set<() => void>();
let busy = false;

function next(): void {
  const [draw] = waiting;
  if (draw === undefined) {
    busy = false;
    return;
  }
  waiting.delete(draw);
  // Before drawing: a chart that throws does not hold up the others.
  setTimeout(next);
  draw();
}

/** Lines `draw` up; asked again before its turn it still draws once, with what is current then. */
export function takeTurn(draw: () => void): void {
  waiting.add(draw);
  if (busy) return;
  busy = true;
  setTimeout(next);
}

export function giveUpTurn(draw: () => void): void {
  waiting.delete(draw);
}
