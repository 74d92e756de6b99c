import type { Person } from "../../data/repositories/contact-repository.ts";
import { fold } from "../search-words.ts";

/** A person with what a search looks through. */
export const withSearchText = (person: Omit<Person, "searchText">): Person => ({
  ...person,
  searchText: fold([person.name, person.email, person.phone, ...person.tags].filter(Boolean).join(" ")),
});
