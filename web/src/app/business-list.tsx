import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, Plus } from "lucide-react";
import { useState } from "react";
import { businessesQuery } from "../api/businesses.ts";
import { inputClass } from "../ui/classes.ts";
import { menuRow } from "./menu-row.ts";
import { messages } from "./messages.ts";
import { Tile } from "./tile.tsx";
import { plainWords } from "../ui/plain-words.ts";

const words = messages.switcher;

/** From here on a name is found faster by typing than by looking. */
const MANY = 7;

type BusinessListProps = { activeId: string; onChosen: () => void };

/** All businesses of the owner, and the way to a new one. */
export function BusinessList({ activeId, onChosen }: BusinessListProps) {
  const { data = [] } = useQuery({ ...businessesQuery, throwOnError: false });
  const [typed, setTyped] = useState("");
  const shown = data.filter(({ name }) => plainWords(name).includes(plainWords(typed.trim())));
  return (
    <>
      <p className="px-2 py-1 text-xs font-medium text-muted">{words.title}</p>
      {data.length > MANY && (
        <input
          type="search"
          className={inputClass}
          aria-label={words.find}
          placeholder={words.find}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <ul className="max-h-72 overflow-y-auto">
        {shown.map(({ id, name, sample, role }) => (
          <li key={id}>
            <Link to="/b/$businessId" params={{ businessId: id }} onClick={onChosen} className={menuRow}>
              <Tile name={name} />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name}
              </span>
              {sample && <span className="rounded-full bg-sunk px-2 text-xs text-muted">{words.sample}</span>}
              {role !== "owner" && (
                <span className="rounded-full bg-sunk px-2 text-xs text-muted">{words.shared[role]}</span>
              )}
              {id === activeId && (
                <>
                  <Check size={16} className="shrink-0 text-accent" aria-hidden />
                  <span className="sr-only">{words.active}</span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {shown.length === 0 && typed !== "" && <p className="px-2 py-2 text-sm text-muted">{words.none}</p>}
      <Link to="/welcome" onClick={onChosen} className={`${menuRow} mt-1 border-t border-line text-accent`}>
        <Plus size={18} className="mx-1.5 shrink-0" aria-hidden />
        {words.add}
      </Link>
    </>
  );
}
