import type { Business } from "@handbill/contracts";
import { numberOf } from "./handle.ts";

/** Three shapes in four arrangements: enough that two businesses rarely look the same. */
const ARRANGEMENTS = [
  <>
    <circle cx="330" cy="400" r="190" />
    <rect x="0" y="372" width="400" height="14" />
    <circle cx="80" cy="96" r="46" />
  </>,
  <>
    <path d="M0 500V300a200 200 0 0 1 400 0v200z" />
    <circle cx="322" cy="92" r="40" />
    <rect x="40" y="60" width="110" height="12" />
  </>,
  <>
    <path d="M400 0v250a250 250 0 0 1-250-250z" />
    <circle cx="60" cy="440" r="110" />
    <rect x="210" y="430" width="150" height="12" />
  </>,
  <>
    <path d="M0 500 200 250l200 250z" />
    <circle cx="290" cy="130" r="76" />
    <rect x="36" y="96" width="12" height="150" />
  </>,
];

/** A picture that stands in for the owner's own: drawn from the name, so it is the same every time. */
export function Artwork({ business: { name } }: { business: Business }) {
  const number = numberOf(name);
  return (
    <span data-tint={number % 6} className="pv-art pv-tint">
      <svg viewBox="0 0 400 500" preserveAspectRatio="xMidYMid slice" aria-hidden>
        {ARRANGEMENTS[(number >>> 4) % ARRANGEMENTS.length]}
      </svg>
      <bdi className="pv-art-name">{name}</bdi>
    </span>
  );
}
