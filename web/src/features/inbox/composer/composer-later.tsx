import { lazy, Suspense, type ComponentProps } from "react";
import { bearer } from "../../../api/token.ts";
import { afterPaint } from "../../../ui/after-paint.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";

/** What somebody began to write lies on this device by their name: it is there only once that is known. */
const known = (): Promise<unknown> => bearer().catch(() => undefined);

const Composer = lazy(() =>
  afterPaint()
    .then(() => Promise.all([import("./composer.tsx"), known()]))
    .then(([file]) => ({ default: file.Composer })),
);

/** The composer, which comes once what is answered can be read. */
export const ComposerLater = (props: ComponentProps<typeof Composer>) => (
  <Suspense fallback={<Skeleton height="page" />}>
    <Composer {...props} />
  </Suspense>
);
