/** Works of one cell go one after the other, those of different cells side by side. */
export type CellTurns = {
  inTurn<T>(cell: number, work: () => Promise<T>): Promise<T>;
  /** Resolves when everything that was begun has ended. */
  end(): Promise<void>;
};

export function createCellTurns(): CellTurns {
  const last = new Map<number, Promise<unknown>>();
  return {
    inTurn(cell, work) {
      const turn = (last.get(cell) ?? Promise.resolve()).then(work);
      const ended: Promise<unknown> = turn
        .catch(() => undefined)
        .finally(() => {
          if (last.get(cell) === ended) last.delete(cell);
        });
      last.set(cell, ended);
      return turn;
    },
    async end() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
