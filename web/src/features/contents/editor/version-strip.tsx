import type { Channel, Content, ContentVersion } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { versionsQuery } from "../../../api/contents.ts";
import { describeError } from "../../../api/describe-error.ts";
import { formatMoment } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { Written } from "../../../ui/written.tsx";
import { useRestoreVersion } from "../api/content-changes.ts";
import { excerpt } from "../fields/excerpt.ts";
import { sameFields } from "../fields/field-path.ts";
import { rewriteMessages } from "./rewrite-messages.ts";
import { versionMessages as copy } from "./version-messages.ts";
import { WordDiff } from "./word-diff.tsx";

/** What a version came from, in the owner's own words. */
const askedFor = ({ wish, instruction }: ContentVersion): string =>
  [wish === null ? "" : rewriteMessages.wishes[wish], instruction ?? ""].filter(Boolean).join(", ");

type FrameProps = {
  channel: Channel;
  version: ContentVersion;
  group: string;
  isPresent: boolean;
  isChosen: boolean;
  onChoose: () => void;
};

/** One version on the strip. It is a radio button: arrow keys go along the strip. */
function Frame({ channel, version, group, isPresent, isChosen, onChoose }: FrameProps) {
  const { timezone } = useActiveBusiness();
  const asked = askedFor(version);
  return (
    <label className="relative grid w-44 shrink-0 cursor-pointer snap-start content-start gap-1 rounded-card border border-line bg-surface p-3 text-sm hover:border-control has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <input type="radio" name={group} className="sr-only" checked={isChosen} onChange={onChoose} />
      <span className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{copy.number(version.version)}</span>
        {isPresent && <span className="text-xs text-accent">{copy.present}</span>}
      </span>
      <span className="text-xs text-muted">
        {copy.by[version.author]} ·{" "}
        <time dateTime={version.createdAt}>{formatMoment(version.createdAt, timezone)}</time>
      </span>
      {asked !== "" && <bdi className="line-clamp-1 text-xs text-ai">“{asked}”</bdi>}
      <Written className="line-clamp-2 text-xs">{excerpt(channel, version.fields)}</Written>
    </label>
  );
}

type VersionStripProps = { content: Content; businessId: string; isReadOnly: boolean };

/** All earlier texts as a strip, newest first. Restoring one makes a new version, so it can be taken back. */
export function VersionStrip({ content, businessId, isReadOnly }: VersionStripProps) {
  const group = useId();
  const { data: versions } = useSuspenseQuery(versionsQuery(businessId, content.id));
  const restore = useRestoreVersion(businessId);
  const [choice, setChoice] = useState<number | null>(null);
  const present = versions.find(({ fields }) => sameFields(fields, content.fields ?? {}));
  const chosen = versions.find(({ version }) => version === choice) ?? versions.find((one) => one !== present);
  const put = (version: number, undo: number | undefined) =>
    restore.mutate(
      { contentId: content.id, version },
      {
        onSuccess: () =>
          toast(copy.restored, {
            ...(undo !== undefined && { action: { label: copy.undo, onPress: () => put(undo, undefined) } }),
          }),
        onError: (error) => toast(copy.restoreFailed, { tone: "danger", detail: describeError(error).detail }),
      },
    );
  return (
    <div className="grid gap-3">
      <fieldset className="min-w-0">
        <legend className="sr-only">{copy.choose}</legend>
        <div className="flex snap-x gap-2 overflow-x-auto p-1" data-scroll-x>
          {versions.map((version) => (
            <Frame
              key={version.version}
              channel={content.channel}
              version={version}
              group={group}
              isPresent={version === present}
              isChosen={version === (chosen ?? present)}
              onChoose={() => setChoice(version.version)}
            />
          ))}
        </div>
      </fieldset>
      {chosen === undefined ? (
        <p className="text-sm text-muted">{copy.onlyOne}</p>
      ) : chosen === present ? (
        <p className="text-sm text-muted">{copy.isPresent}</p>
      ) : (
        <div className="grid gap-2 rounded-control bg-sunk p-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="text-sm text-muted">{copy.ifRestored(chosen.version)}</p>
            <PlainButton
              takes="edit"
              size="sm"
              disabled={restore.isPending || isReadOnly}
              onClick={() => put(chosen.version, present?.version)}
            >
              {copy.restore}
            </PlainButton>
          </div>
          <WordDiff channel={content.channel} before={content.fields ?? {}} after={chosen.fields} />
        </div>
      )}
    </div>
  );
}
