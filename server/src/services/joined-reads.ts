import { setImmediate as turn } from "node:timers/promises";
import { actAsNobody } from "../core/acting.ts";

type Waiting<Ask, Answer> = { ask: Ask; answer(found: Answer): void; fail(error: unknown): void };

/**
 * Joins what is asked for at the same time into one reading. One reading is under way at any moment; whoever asks meanwhile shares
 * the next one, which begins after the asking and so sees everything that was written before it. `read` answers every ask, in
 * order and for nobody alone, so it says whose each answer is; when it fails, all who shared it are told. At most `atOnce` are answered in one turn of the event loop: ten thousand
 * answers in a row would let nobody else in.
 */
export function createJoinedReads<Ask, Answer>(
  read: (asks: Ask[]) => Promise<Answer[]>,
  atOnce: number,
): (ask: Ask) => Promise<Answer> {
  const waiting: Waiting<Ask, Answer>[] = [];
  let isReading = false;

  const readAll = async (): Promise<void> => {
    isReading = true;
    while (waiting.length > 0) {
      await turn(); // for those who ask in this very moment
      const joined = waiting.splice(0, atOnce);
      try {
        const found = await read(joined.map(({ ask }) => ask));
        found.forEach((one, place) => joined[place]?.answer(one));
      } catch (error) {
        joined.forEach(({ fail }) => fail(error));
      }
    }
    isReading = false;
  };

  return (ask) =>
    new Promise((answer, fail) => {
      waiting.push({ ask, answer, fail });
      if (!isReading) void actAsNobody(readAll);
    });
}
