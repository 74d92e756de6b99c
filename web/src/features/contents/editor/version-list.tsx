import type { Content, ContentVersion } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { versionsQuery } from "../../../api/contents.ts";
import { describeError } from "../../../api/describe-error.ts";
import { formatMoment } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { useRestoreVersion } from "../api/content-changes.ts";
import { sameFields } from "../fields/field-path.ts";
import { editorMessages as copy } from "./messages.ts";
import { WordDiff } from "./word-diff.tsx";

type VersionRowProps = {
  content: Content;
  version: ContentVersion;
  isPresent: boolean;
  isBusy: boolean;
  onRestore: () => void;
};

function VersionRow({ content, version, isPresent, isBusy, onRestore }: VersionRowProps) {
  const { timezone } = useActiveBusiness();
  const [isCompared, setIsCompared] = useState(false);
  return (
    <li className="grid gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="text-sm">
          <span className="font-medium">{copy.versionBy[version.author]}</span>{" "}
          <time dateTime={version.createdAt} className="text-muted">
            {formatMoment(version.createdAt, timezone)}
          </time>
          {version.instruction !== null && (
            <bdi className="block text-muted">{copy.instruction(version.instruction)}</bdi>
          )}
        </div>
        {isPresent ? (
          <span className="text-sm text-muted">{copy.present}</span>
        ) : (
          <span className="flex gap-2">
            <PlainButton
              size="sm"
              variant="quiet"
              aria-expanded={isCompared}
              onClick={() => setIsCompared(!isCompared)}
            >
              {copy.compare}
            </PlainButton>
            <PlainButton size="sm" disabled={isBusy} onClick={onRestore}>
              {copy.restore}
            </PlainButton>
          </span>
        )}
      </div>
      {isCompared && (
        <div className="rounded-control bg-sunk p-3">
          <WordDiff channel={content.channel} before={content.fields ?? {}} after={version.fields} />
        </div>
      )}
    </li>
  );
}

/** All earlier texts, newest first. Restoring one makes a new version, so it can be taken back. */
export function VersionList({
  content,
  businessId,
  isReadOnly,
}: {
  content: Content;
  businessId: string;
  isReadOnly: boolean;
}) {
  const { data: versions } = useSuspenseQuery(versionsQuery(businessId, content.id));
  const restore = useRestoreVersion(businessId);
  const present = versions.findIndex(({ fields }) => sameFields(fields, content.fields ?? {}));
  const put = (version: number, undo: number | undefined) =>
    restore.mutate(
      { contentId: content.id, version },
      {
        onSuccess: () =>
          toast(copy.restored2, {
            ...(undo !== undefined && { action: { label: copy.undo, onPress: () => put(undo, undefined) } }),
          }),
        onError: (error) => toast(copy.restoreFailed, { tone: "danger", detail: describeError(error).detail }),
      },
    );
  return (
    <ol className="divide-y divide-line">
      {versions.map((version, index) => (
        <VersionRow
          key={version.version}
          content={content}
          version={version}
          isPresent={index === present}
          isBusy={restore.isPending || isReadOnly}
          onRestore={() => put(version.version, versions[present]?.version)}
        />
      ))}
    </ol>
  );
}
