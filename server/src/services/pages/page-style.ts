import type { PageColor } from "@handbill/contracts";

/** Hue and strength of each colour; its lightness is chosen so that words can be read on it, by day and by night. */
const HUES: Record<PageColor, readonly [hue: number, chroma: number]> = {
  ink: [80, 0.012],
  forest: [152, 0.085],
  ocean: [242, 0.105],
  plum: [318, 0.115],
  rust: [42, 0.125],
  rose: [8, 0.145],
};

const RULES = `
*,::before,::after{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
.wrap{max-width:66rem;margin-inline:auto;padding-inline:clamp(1.125rem,5vw,3rem)}
h1,h2,h3,.price,.name{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","Noto Serif",Georgia,serif;line-height:1.15;text-wrap:balance}
:lang(ja) :is(h1,h2,h3,.price,.name){font-family:"Hiragino Mincho ProN","Yu Mincho","Noto Serif CJK JP",serif;line-height:1.35;word-break:auto-phrase}
:lang(ar) :is(h1,h2,h3,.price,.name){font-family:"Geeza Pro","Noto Naskh Arabic","Segoe UI",serif;line-height:1.45}
h1{font-size:clamp(2.25rem,1.4rem + 4.2vw,4.25rem);font-weight:600;letter-spacing:-.015em;margin:0}
h2{font-size:clamp(1.5rem,1.3rem + .9vw,2rem);font-weight:600;margin:0 0 1.25rem}
h3{font-size:1.25rem;font-weight:600;margin:0}
p{margin:0 0 1em;text-wrap:pretty}
img{display:block;max-width:100%;height:auto;margin-block:1.5rem;border-radius:1rem}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:.08em}
a:hover{text-decoration-thickness:.16em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.25rem}
.skip{position:absolute;inset-inline-start:1rem;top:-4rem;background:var(--ink);color:var(--paper);padding:.75rem 1rem;border-radius:.5rem}
.skip:focus{top:1rem}
.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;padding-block:1.25rem}
.name{display:inline-flex;align-items:center;gap:.75rem;min-height:2.75rem;font-size:1.25rem;font-weight:600;color:inherit;text-decoration:none}
.mark{display:grid;place-items:center;flex:none;width:2.5rem;height:2.5rem;border-radius:50%;background:var(--accent);color:var(--on-accent);font-size:1.125rem}
.links{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0;padding:0;list-style:none}
.links a{display:inline-flex;align-items:center;min-height:2.75rem}
.top .links a{color:var(--muted);text-decoration:none}
.top .links a:hover{color:var(--ink);text-decoration:underline}
.hero{padding-block:clamp(2.5rem,8vw,6.5rem) clamp(2.5rem,7vw,5.5rem);max-width:48rem}
.kind{color:var(--accent);font-weight:600;margin:0 0 .75rem}
.intro{font-size:clamp(1.125rem,1.05rem + .4vw,1.3125rem);color:var(--soft);margin-block:1.5rem 0;max-width:40rem}
.intro p:last-child{margin-bottom:0}
.acts{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:2rem}
.act{display:inline-flex;align-items:center;min-height:3rem;padding:.5rem 1.375rem;border-radius:999px;border:1.5px solid var(--accent);color:var(--accent);font-weight:600;text-decoration:none}
.act:first-child{background:var(--accent);color:var(--on-accent)}
.act:hover{text-decoration:underline}
section{padding-block:clamp(2.25rem,5vw,3.75rem);border-top:1px solid var(--line)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:1rem;margin:0;padding:0;list-style:none}
.card{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.375rem 1.5rem;display:flex;flex-direction:column;gap:.5rem}
.price{font-size:1.625rem;color:var(--accent);margin:0}
.card p:last-child{color:var(--muted);margin:0}
.facts{columns:2 20rem;column-gap:3rem;margin:0;padding-inline-start:1.25rem}
.facts li{break-inside:avoid;margin-bottom:.5rem}
.facts li::marker{color:var(--accent)}
.posts{margin:0;padding:0;list-style:none}
.posts li{padding-block:1.25rem;border-top:1px solid var(--line)}
.posts li:first-child{border-top:0;padding-top:0}
.posts h3{font-size:clamp(1.25rem,1.15rem + .5vw,1.5rem)}
.posts h3 a{display:inline-block;padding-block:.5rem;color:inherit;text-decoration:none}
.posts h3 a:hover{color:var(--accent);text-decoration:underline}
.posts p{color:var(--muted);margin:0;max-width:44rem}
time{color:var(--muted);font-size:.9375rem;font-variant-numeric:tabular-nums}
address{font-style:normal;display:grid;gap:.25rem}
address p{margin:0;white-space:pre-line}address a{display:inline-block;padding-block:.25rem}
article header{padding-block:clamp(1.5rem,5vw,4rem) 2rem;max-width:46rem}
article h1{font-size:clamp(2rem,1.4rem + 3vw,3.25rem);margin-block:.5rem 1.25rem}
.lead{font-size:1.25rem;color:var(--soft);margin:0}
.text{max-width:40rem;padding-bottom:3.5rem}
.text h2{margin-block:2.5rem .875rem;font-size:1.625rem}
.text h3{margin-block:2rem .5rem}
.text li{margin-bottom:.375rem}
footer{border-top:1px solid var(--line);padding-block:2rem 3rem;color:var(--muted);font-size:.9375rem}
footer h2{font-size:1rem;margin-bottom:.5rem}
.small{white-space:pre-line;max-width:40rem}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{.top .links,.acts,.skip{display:none}}`;

/** Everything that a hosted page looks like. It stands in the page: one answer, and nothing else to wait for. */
export function pageStyle(color: PageColor): string {
  const [hue, chroma] = HUES[color];
  const shade = (lightness: number, strength: number) => `oklch(${lightness} ${round(chroma * strength)} ${hue})`;
  const day = [
    `--paper:${shade(0.987, 0.05)}`,
    `--card:${shade(1, 0)}`,
    `--ink:${shade(0.22, 0.2)}`,
    `--soft:${shade(0.34, 0.25)}`,
    `--muted:${shade(0.45, 0.25)}`,
    `--line:${shade(0.89, 0.18)}`,
    `--accent:${color === "ink" ? shade(0.3, 1) : shade(0.45, 1)}`,
    `--on-accent:${shade(0.99, 0.05)}`,
  ];
  const night = [
    `--paper:${shade(0.185, 0.12)}`,
    `--card:${shade(0.225, 0.16)}`,
    `--ink:${shade(0.94, 0.1)}`,
    `--soft:${shade(0.86, 0.15)}`,
    `--muted:${shade(0.75, 0.2)}`,
    `--line:${shade(0.32, 0.25)}`,
    `--accent:${shade(0.82, 0.8)}`,
    `--on-accent:${shade(0.2, 0.3)}`,
  ];
  return `:root{${day.join(";")}}@media (prefers-color-scheme:dark){:root{${night.join(";")}}}${RULES.replaceAll("\n", "")}`;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
