import * as z from "zod/mini";
import { Rate } from "./analytics.ts";
import { id } from "./text.ts";

/** `even`: there was time enough, and no difference worth the name. */
export const EXPERIMENT_STATES = ["running", "decided", "even", "stopped"] as const;

/** A test between the destinations of a link, ended by rule: by enough evidence, or when its time is over. */
export const Experiment = z
  .object({
    linkId: id,
    state: z.enum(EXPERIMENT_STATES),
    startedAt: z.string(),
    endedAt: z.nullable(z.string()),
    /** The place of the better destination in the list; null unless the evidence decided. */
    winner: z.nullable(z.int()),
    arms: z.array(
      z.object({
        variant: z.int(),
        url: z.string(),
        rate: Rate,
        /** How probable it is that this one is the best of all. */
        best: z.number(),
      }),
    ),
    /** One sentence for the owner. */
    text: z.string(),
  })
  .register(z.globalRegistry, { id: "Experiment" });
export type Experiment = z.infer<typeof Experiment>;
