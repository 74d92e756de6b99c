import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/me.ts";
import { membersQuery } from "../../api/team.ts";

type Id = string | null;

/** Who works on the business. The team is asked for only where somebody else is to be named: most businesses are one person's. */
export function usePeople(businessId: string, ids: readonly Id[]) {
  const { data: me } = useQuery({ ...meQuery, throwOnError: false });
  const isWanted = me !== undefined && ids.some((id) => id !== null && id !== me.id);
  const { data: team = [] } = useQuery({ ...membersQuery(businessId), enabled: isWanted, throwOnError: false });
  return {
    isMe: (id: Id): boolean => me !== undefined && id === me.id,
    /** What somebody else is called; undefined for oneself, and for who has left. */
    nameOf: (id: Id): string | undefined =>
      id === me?.id ? undefined : team.find(({ userId }) => userId === id)?.name,
  };
}
