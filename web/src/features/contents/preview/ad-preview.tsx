import { measureFields } from "@handbill/contracts";
import { EllipsisVertical, Shuffle } from "lucide-react";
import { useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { textsAt } from "../fields/field-path.ts";
import { countLabel, isOver } from "../fields/measures.ts";
import { Avatar } from "./avatar.tsx";
import { combinationsOf } from "./combinations.ts";
import { hostOf } from "./handle.ts";
import { previewMessages as copy } from "./messages.ts";
import { networkWords } from "./network-words.ts";
import type { PreviewProps } from "./preview-props.ts";
import { Notes, Stage } from "./stage.tsx";
import { Written } from "../../../ui/written.tsx";
import "./papers.css";

type AssetsProps = { title: string; list: string; fields: PreviewProps["fields"]; shown: ReadonlySet<number> };

/** All entries of one list, each with its count; what stands in the drawing now is strong. */
function Assets({ title, list, fields, shown }: AssetsProps) {
  const measurements = measureFields("google_ads", fields);
  return (
    <div className="grid gap-0.5">
      <h4 className="font-medium text-ink">{title}</h4>
      <ul className="grid gap-0.5">
        {textsAt(fields, list).map((text, index) => {
          const measurement = measurements.find(({ path }) => path === `${list}.${index}`);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- the place is the identity here
            <li key={index} className="flex justify-between gap-3">
              <Written className={shown.has(index) ? "font-medium text-ink" : ""}>{text}</Written>
              {measurement !== undefined && (
                <span className={`shrink-0 tabular-nums ${isOver(measurement) ? "text-danger" : ""}`}>
                  {countLabel(measurement)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A search advertisement in one of its many combinations. */
export function AdPreview({ fields, business, device }: PreviewProps) {
  const [turn, setTurn] = useState(0);
  const written = (list: string) =>
    textsAt(fields, list)
      .map((text, index) => ({ text, index }))
      .filter(({ text }) => text.trim() !== "");
  const [headlines, descriptions] = [written("headlines"), written("descriptions")];
  const combinations = combinationsOf(headlines.length, descriptions.length, device);
  const place = combinations.length === 0 ? 0 : turn % combinations.length;
  const now = combinations[place] ?? { headlines: [], descriptions: [] };
  const pick = (list: typeof headlines, places: readonly number[]) => places.flatMap((at) => list[at] ?? []);
  const [shownHeadlines, shownDescriptions] = [pick(headlines, now.headlines), pick(descriptions, now.descriptions)];
  const host = hostOf(business.website);
  return (
    <>
      <Stage look="pv-search pv-ad">
        <p className="pv-sponsored">{networkWords(business.language).sponsored}</p>
        <div className="pv-row">
          <Avatar business={business} size="sm" />
          <span className="pv-names">
            <bdi>{business.name}</bdi>
            {host !== "" && (
              <bdi dir="ltr" className="pv-sub">
                {host}
              </bdi>
            )}
          </span>
          <EllipsisVertical size={16} aria-hidden className="ms-auto self-start" />
        </div>
        <p className="pv-search-title">
          {shownHeadlines.length === 0 ? copy.empty : shownHeadlines.map(({ text }) => text).join(" | ")}
        </p>
        <p className="pv-search-words">{shownDescriptions.map(({ text }) => text).join(" ")}</p>
      </Stage>
      <Notes>
        {combinations.length > 1 && (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <span role="status">{copy.combination(place + 1, combinations.length)}</span>
            <PlainButton size="sm" icon={<Shuffle size={16} aria-hidden />} onClick={() => setTurn(place + 1)}>
              {copy.another}
            </PlainButton>
          </div>
        )}
        <p>{copy.adNote}</p>
        <Assets
          title={copy.headlines}
          list="headlines"
          fields={fields}
          shown={new Set(shownHeadlines.map(({ index }) => index))}
        />
        <Assets
          title={copy.descriptions}
          list="descriptions"
          fields={fields}
          shown={new Set(shownDescriptions.map(({ index }) => index))}
        />
      </Notes>
    </>
  );
}
