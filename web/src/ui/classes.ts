/** Joins class names; what is not true is left out. */
export const cx = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "md" | "sm";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-control bg-surface text-ink hover:bg-sunk",
  quiet: "border-transparent text-ink hover:bg-sunk",
  danger: "border-transparent bg-danger text-on-danger hover:brightness-110",
};

const sizes: Record<ButtonSize, string> = { md: "min-h-10 px-4 py-2 text-base", sm: "px-3 py-1 text-sm" };

/** Looks of every button and of links that act as one, native or not. */
export const buttonClass = (variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string =>
  cx(
    "tap inline-flex items-center justify-center gap-2 rounded-control border font-medium text-center",
    "transition-[background-color,filter,opacity] duration-120 ease-out active:brightness-95",
    "aria-busy:opacity-55 disabled:opacity-55 disabled:pointer-events-none",
    variants[variant],
    sizes[size],
  );

export const iconButtonClass =
  "tap inline-grid place-items-center min-w-9 rounded-control text-muted hover:bg-sunk hover:text-ink transition-colors duration-120 disabled:opacity-55";

/** 16 px text keeps phones from zooming in. */
export const inputClass =
  "block w-full min-h-11 rounded-control border border-control bg-surface px-3 py-2 text-base text-ink disabled:opacity-55 aria-invalid:border-danger";

export const labelClass = "block text-sm font-medium text-ink";
export const hintClass = "text-sm text-muted";
export const linkClass = "text-accent underline underline-offset-3 decoration-1 hover:decoration-2";
export const cardClass = "rounded-card border border-line bg-surface";
