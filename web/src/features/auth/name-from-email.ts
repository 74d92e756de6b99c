/** A name to begin with, so that signing up asks for two fields only: "ada.love@x.example" is "Ada Love". */
export function nameFromEmail(email: string): string {
  const words = (email.split("@")[0] ?? "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  return name.slice(0, 120) || email.slice(0, 120);
}
