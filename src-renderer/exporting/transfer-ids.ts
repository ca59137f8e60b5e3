let last = 0;

/** A number of its own for each export or import of this window: progress and Stop name it. */
export const nextTransferId = () => ++last;
