/** Queue of all AI generations. */
export const GENERATION_QUEUE = "generation";
/** Where a generation ends that broke down at every try. */
export const DEAD_QUEUE = "generation-dead";
