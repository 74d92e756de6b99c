import type { User } from "@handbill/contracts";
import { afterAll } from "vitest";
import { type Client, resume } from "./client.ts";
import { elsewhereBrowser, newPerson } from "./elsewhere.ts";
import { startOpenIdProvider } from "./openid-provider.ts";
import { testProduct } from "./product.ts";
import { headerOf, startSmtpSink } from "./smtp-sink.ts";

/** A product that sends mail and lets people sign in at a provider, and both of these. */
export async function elsewhereWorld() {
  const sink = await startSmtpSink({ user: "handbill@example.com", password: "flour" });
  const provider = await startOpenIdProvider(newPerson());
  afterAll(async () => {
    await provider.close();
    await sink.close();
  });
  const product = await testProduct({
    ...provider.settings,
    SMTP_URL: `smtp://handbill%40example.com:flour@127.0.0.1:${sink.port}`,
    ACCOUNT_MAILS_PER_HOUR: "1000",
  });
  return {
    product,
    provider,
    tab: () => elsewhereBrowser(product.url),
    /** Has shown that the address is theirs. */
    async confirmed(user: Client): Promise<Client> {
      const users = product.database.db.updateTable("users").set({ emailVerified: true });
      await users.where("email", "=", user.email).execute();
      return user;
    },
    meOf: async (cookie: string) => (await (await resume(product.url, cookie)).get<User>("/me")).data,
    problemAt: (location: string) => new URL(location, product.url).searchParams.get("problem"),
    noticesTo: (email: string) =>
      sink.mails.filter((mail) => mail.to === email && /Something changed/.test(headerOf(mail, "Subject") ?? ""))
        .length,
  };
}
