import type { Found } from "@handbill/contracts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Megaphone, UserRound } from "lucide-react";
import { useEffect, useState } from "react";
import { peopleQuery, searchQuery } from "../../api/search.ts";
import { ChannelMark, channelName } from "../../ui/channel.tsx";
import { statusWord } from "../../ui/status-pill.tsx";
import type { Command } from "./command.ts";
import { messages } from "./messages.ts";
import { readRecent, rememberRecent, type Recent } from "./recent.ts";

const DEBOUNCE_MS = 150;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const hintOf = (found: Found): string => {
  const kind = found.kind === "campaign" ? messages.campaign : found.channel && channelName(found.channel);
  const status = found.status && statusWord(found.status);
  return [kind, status, found.excerpt].filter(Boolean).join(" · ");
};

/** Campaigns and pieces of the business as lines of the search. */
function useOpening(businessId: string): (found: Recent, hint?: string) => Command {
  const navigate = useNavigate();
  return (found, hint) => {
    const { kind, id, campaignId, title, channel } = found;
    const params = { businessId, campaignId };
    return {
      id: `${kind}-${id}`,
      label: title,
      also: "",
      icon: channel ? <ChannelMark channel={channel} /> : <Megaphone size={18} aria-hidden />,
      hint,
      isWritten: true,
      run: () => {
        rememberRecent(businessId, found);
        if (kind === "campaign") void navigate({ to: "/b/$businessId/campaigns/$campaignId/strategy", params });
        else void navigate({ to: "/b/$businessId/campaigns/$campaignId/board", params, search: { item: id } });
      },
    };
  };
}

/** Contacts by name or address. One that is chosen is shown in the list of contacts. */
function usePeople(businessId: string, q: string, isAsked: boolean): Command[] {
  const navigate = useNavigate();
  const { data = [] } = useQuery({
    ...peopleQuery(businessId, q),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  if (!isAsked) return [];
  return data.map(({ id, name, email, phone }) => {
    const address = email ?? phone ?? "";
    return {
      id: `contact-${id}`,
      label: name || address,
      also: "",
      icon: <UserRound size={18} aria-hidden />,
      hint: name ? address : undefined,
      run: () =>
        void navigate({ to: "/b/$businessId/contacts", params: { businessId }, search: { q: address || name } }),
    };
  });
}

/** What the server finds for the text that is typed, a moment after the last key; and what was opened lately. */
export function useFound(businessId: string, typed: string) {
  const wanted = typed.trim();
  const settled = useSettled(wanted);
  const open = useOpening(businessId);
  const isAsked = settled.length > 0 && wanted.length > 0;
  const answer = useQuery({
    ...searchQuery(businessId, settled),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const people = usePeople(businessId, settled, isAsked);
  return {
    people,
    found: isAsked ? (answer.data ?? []).map((one) => open(one, hintOf(one))) : [],
    recent: readRecent(businessId).map((one) => open(one)),
    isBusy: wanted.length > 0 && (settled !== wanted || answer.isFetching),
    hasFailed: isAsked && answer.isError,
    retry: () => void answer.refetch(),
  };
}
