import { MOST_PICTURES, type Content, type ContentPicture } from "@handbill/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { describeError } from "../../../api/describe-error.ts";
import { putPictures, uploadPicture } from "../../../api/pictures.ts";
import { toast } from "../../../ui/toast.ts";
import { useHandler } from "../../../ui/use-handler.ts";
import { findContent, holdRefetches, patchContent, refreshContents, storeContent } from "../api/content-cache.ts";
import { pictureMessages as copy } from "./messages.ts";
import { shrink } from "./shrink.ts";

type Needs = {
  businessId: string;
  content: Content;
  /** Saves what is typed; the version the server has then, 0 when nothing was typed, null when it could not be saved. */
  settle: () => Promise<number | null>;
  /** What is said of a picture before its owner says anything. */
  altOf: (place: number) => string;
};

type Change = (pictures: readonly ContentPicture[]) => readonly ContentPicture[];

const NONE: readonly ContentPicture[] = [];

/** The pictures of a piece: they show at once, and go back where they were when they could not be saved. */
export function usePictures({ businessId, content, settle, altOf }: Needs) {
  const client = useQueryClient();
  const [adding, setAdding] = useState(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const pictures = content.pictures ?? NONE;
  const now = () => findContent(client, businessId, content.id) ?? content;

  const saveOne = async (change: Change): Promise<boolean> => {
    const typed = await settle();
    if (typed === null) {
      toast(copy.notSaved, { tone: "danger", detail: copy.saveFirst });
      return false;
    }
    await holdRefetches(client, businessId);
    const before = now();
    const next = change(before.pictures ?? NONE);
    patchContent(client, businessId, content.id, (present) => ({ ...present, pictures: [...next] }));
    try {
      const named = next.map(({ id, alt }) => ({ id, alt }));
      const version = Math.max(typed, before.version);
      storeContent(client, businessId, await putPictures(businessId, content.id, version, named));
      return true;
    } catch (error) {
      patchContent(client, businessId, content.id, (present) => ({ ...present, pictures: before.pictures ?? [] }));
      toast(copy.notSaved, { tone: "danger", detail: describeError(error).detail });
      refreshContents(client, businessId);
      return false;
    }
  };

  /** One after another: each change is made to what the one before has left. */
  const save = (change: Change): Promise<boolean> => {
    const saved = queue.current.then(() => saveOne(change));
    queue.current = saved;
    return saved;
  };

  const addOne = async (file: File): Promise<void> => {
    try {
      const { id, width, height } = await uploadPicture(businessId, await shrink(file));
      await save((present) => [...present, { id, width, height, alt: altOf(present.length) }]);
    } catch (error) {
      toast(copy.failed, { tone: "danger", detail: describeError(error).detail });
    }
  };

  const add = useHandler(async (files: readonly File[]) => {
    const room = MOST_PICTURES[content.channel] - (now().pictures?.length ?? 0);
    if (files.length > room) toast(copy.room(MOST_PICTURES[content.channel]));
    const taken = files.slice(0, Math.max(0, room));
    setAdding((count) => count + taken.length);
    for (const file of taken) {
      // oxlint-disable-next-line no-await-in-loop -- one after another: a phone sends them in the order in which they were chosen
      await addOne(file);
      setAdding((count) => count - 1);
    }
  });

  const remove = useHandler(async (id: string) => {
    let before: readonly ContentPicture[] = NONE;
    const isSaved = await save((present) => {
      before = present;
      return present.filter((picture) => picture.id !== id);
    });
    if (isSaved) toast(copy.removed, { action: { label: copy.undo, onPress: () => void save(() => before) } });
  });

  return {
    pictures,
    adding,
    add,
    remove,
    describe: useHandler((id: string, alt: string) =>
      save((present) => present.map((picture) => (picture.id === id ? Object.assign({}, picture, { alt }) : picture))),
    ),
    toFront: useHandler((id: string) =>
      save((present) => present.toSorted((one, other) => Number(other.id === id) - Number(one.id === id))),
    ),
  };
}
