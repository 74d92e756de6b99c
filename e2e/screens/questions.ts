import type { FaqEntry } from "@handbill/contracts";
import type { Owner } from "../support/owner.ts";

const ASKED = [
  ["rita@alfama.example", "Olá! Têm pão sem glúten?"],
  ["joao@graca.example", "Bom dia, têm algum pão sem glúten?"],
  ["marta@chiado.example", "Boa tarde. Fazem pão sem glúten? Obrigada, Marta"],
  ["rita@alfama.example", "A que horas abrem ao domingo?"],
  ["tiago@belem.example", "Ao domingo, a que horas abrem?"],
  ["joao@graca.example", "A que horas abrem ao domingo?"],
] as const;

/** What several people asked, as it was found and proposed; and a question that its owner answered. */
export async function askQuestions(owner: Owner, at: string): Promise<void> {
  for (const [contact, body] of ASKED) {
    await owner.call("POST", `${at}/messages`, {
      direction: "inbound",
      channel: "email",
      contact,
      subject: body,
      body,
    });
  }
  await owner.call<FaqEntry[]>("POST", `${at}/faq/find`, {});
  await owner.call("POST", `${at}/faq`, {
    question: "Fazem entregas?",
    answer: "Não, mas guardamos o pão até às 19h.",
  });
}
