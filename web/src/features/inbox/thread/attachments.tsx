import type { Message, MessageAttachment } from "@handbill/contracts";
import { FileX2, Paperclip } from "lucide-react";
import { linkClass } from "../../../ui/classes.ts";
import { fileAddress } from "../api/replies.ts";
import { messages } from "../messages.ts";
import { sizeOf } from "../words.ts";

const words = messages.message;

function File({ file, address }: { file: MessageAttachment; address: string }) {
  const { name, size, refused } = file;
  if (refused !== null) {
    return (
      <span className="inline-flex items-start gap-2 py-1 text-muted">
        <FileX2 size={16} className="mt-0.5 shrink-0" aria-hidden />
        <span className="min-w-0 wrap-anywhere">
          <bdi>{name}</bdi> · {words.refused[refused]}
        </span>
      </span>
    );
  }
  return (
    <a
      href={address}
      download={name}
      aria-label={words.download(name, sizeOf(size))}
      className={`${linkClass} tap inline-flex items-center gap-2`}
    >
      <Paperclip size={16} className="shrink-0" aria-hidden />
      <span className="min-w-0 wrap-anywhere">
        <bdi>{name}</bdi> · {sizeOf(size)}
      </span>
    </a>
  );
}

/** Files that came with a message: to be fetched, or named with the reason why they were not kept. */
export function Attachments({ message, businessId }: { message: Message; businessId: string }) {
  const { attachments: files } = message;
  if (files.length === 0) return null;
  return (
    <ul aria-label={words.files} className="grid text-sm">
      {files.map((file) => (
        <li key={file.id}>
          <File file={file} address={fileAddress(businessId, message.id, file.id)} />
        </li>
      ))}
    </ul>
  );
}
