import { Fragment } from "react";
import { sitesIn, type Stretch } from "./sites.ts";

const NAMES = /(?<![\p{L}\p{N}_/])[#@＃][\p{L}\p{N}\p{M}_]+/gu;

function stretches(text: string, ownSite: string | null): Stretch[] {
  const sites = ownSite === null ? [] : sitesIn(text, ownSite);
  const names = Array.from(text.matchAll(NAMES), ({ index, 0: name }) => ({ start: index, end: index + name.length }));
  const apart = names.filter(({ start }) => !sites.some((site) => start >= site.start && start < site.end));
  return [...sites, ...apart].toSorted((one, other) => one.start - other.start);
}

type LinkedTextProps = {
  text: string;
  /** Site of the business, which is always a link; null where addresses are none. */
  ownSite: string | null;
};

/** Text in which addresses, hashtags and names look like links; none of them leads away. */
export const LinkedText = ({ text, ownSite }: LinkedTextProps) => {
  const linked = stretches(text, ownSite);
  return (
    <>
      {linked.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(linked[index - 1]?.end ?? 0, start)}
          <bdi className="pv-link">{text.slice(start, end)}</bdi>
        </Fragment>
      ))}
      {text.slice(linked.at(-1)?.end ?? 0)}
    </>
  );
};
