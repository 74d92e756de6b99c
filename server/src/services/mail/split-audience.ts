import { createHash } from "node:crypto";
import type { SubjectPlace } from "../../data/repositories/mailing-repository.ts";

type Split = { contentId: string; contactIds: readonly string[]; share: number; subjects: number };

/**
 * Shares readers out among subjects, the same ones each time: so many per cent are tested in parts of the same size, and the others
 * wait. Undefined where there are fewer readers than subjects.
 */
export function splitAudience({
  contentId,
  contactIds,
  share,
  subjects,
}: Split): Map<string, SubjectPlace> | undefined {
  if (contactIds.length < subjects) return undefined;
  const drawn = contactIds
    .map((id) => [createHash("sha256").update(`${contentId}${id}`).digest("hex"), id] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const tested = Math.max(subjects, Math.ceil((contactIds.length * share) / 100));
  return new Map(drawn.map(([, id], index) => [id, index < tested ? index % subjects : "waits"]));
}
