import { lazy, Suspense, useEffect, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { useHandler } from "../../../ui/use-handler.ts";
import { hasFiles, imageFiles } from "./image-files.ts";
import { pictureMessages as copy } from "./messages.ts";
import { pictureTaker } from "./taker.ts";
import { useMay } from "../../../api/permissions.ts";

const ChoosePiece = lazy(() => import("./choose-piece.tsx").then((file) => ({ default: file.ChoosePiece })));

/** A field for files takes its own. */
const isFileField = ({ target }: Event): boolean => target instanceof HTMLInputElement && target.type === "file";

/** Whether a file is being dragged over the window, and what to do with pictures that are dropped. */
function useDrops(drop: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const dropped = useHandler(drop);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer) || isFileField(event)) return;
      // Else the browser leaves the page for the picture.
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const take = (event: DragEvent): void => {
      setIsOver(false);
      if (!hasFiles(event.dataTransfer) || isFileField(event) || event.defaultPrevented) return;
      event.preventDefault();
      const files = imageFiles(event.dataTransfer);
      if (files.length > 0) dropped(files);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", take);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", take);
    };
  }, [dropped]);
  return isOver;
}

/** A picture that is dropped anywhere goes into the piece that is open, or into one that is chosen then. */
export function DropAnywhere() {
  const { id: businessId } = useActiveBusiness();
  const [files, setFiles] = useState<readonly File[]>([]);
  const mayEdit = useMay("edit");
  const isOver = useDrops((dropped) => {
    if (!mayEdit) return;
    const take = pictureTaker();
    if (take) take(dropped);
    else setFiles(dropped);
  });
  return (
    <>
      {isOver && mayEdit && (
        <div className="pointer-events-none fixed inset-2 z-60 grid place-items-center rounded-card border-2 border-dashed border-accent bg-canvas/80">
          <p className="text-lg font-medium">{pictureTaker() ? copy.dropHere : copy.drop}</p>
        </div>
      )}
      {files.length > 0 && (
        <Suspense>
          <ChoosePiece businessId={businessId} files={files} onClose={() => setFiles([])} />
        </Suspense>
      )}
    </>
  );
}
