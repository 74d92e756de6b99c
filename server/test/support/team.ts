import type { NewInvitation, Role } from "@handbill/contracts";
import { randomUUID } from "node:crypto";
import type { Client } from "./client.ts";

/** What stands at the end of the link of an invitation. */
export const tokenOf = ({ link }: NewInvitation): string => link.slice(link.indexOf("#") + 1);

export async function invite(owner: Client, at: string, role: Role, email = `${randomUUID()}@example.com`) {
  const { data, status, problem } = await owner.post<NewInvitation>(`${at}/invitations`, { email, role });
  if (status !== 201) throw new Error(`Not invited: ${JSON.stringify(problem)}`);
  return data;
}

/** Lets somebody into a business, as they would come in. */
export async function join(owner: Client, at: string, role: Role, member: Client): Promise<void> {
  const token = tokenOf(await invite(owner, at, role, member.email));
  const { status, problem } = await member.post("/invitations/accept", { token });
  if (status !== 200) throw new Error(`Not joined: ${JSON.stringify(problem)}`);
}

export async function idOf(client: Client): Promise<string> {
  return (await client.get<{ id: string }>("/me")).data.id;
}
