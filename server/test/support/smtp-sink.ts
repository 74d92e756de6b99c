import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** What the server does with one mail, in the order of the conversation. */
export type Misbehaviour =
  | { at: "rcpt" | "data"; code: number; text: string }
  /** The line drops while the recipient is named; before the answer to the final dot; or the answer never comes. */
  | { at: "rcpt" | "data"; drop: true }
  | { at: "data"; drop: "after_keeping" }
  | { at: "data"; silent: true };

type SunkMail = { to: string; from: string; raw: string };

export type SmtpSink = {
  port: number;
  /** Every mail that was taken with its final dot, also where the answer was lost. */
  mails: SunkMail[];
  /** Recipients that were named, taken or not. */
  tried: string[];
  /** What happens to the next mails to this address, one after the other; then all is well. */
  script(address: string, ...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
};

/** Places in the conversation about one mail, in their order. */
export type Moment = "named" | "ended" | "kept" | "answered";

type Options = {
  user?: string;
  password?: string;
  port?: number;
  /** Told of every moment; what it does is done before the server goes on. */
  watch?(moment: Moment, clientPort: number): void;
};

/** The value of a header line of a mail, unfolded. */
export const headerOf = ({ raw }: SunkMail, name: string): string | undefined =>
  new RegExp(`^${name}: *(.+)$`, "im").exec(raw.replaceAll(/\r\n[ \t]+/g, " "))?.[1]?.trim();

const refusal = ({ code, text }: { code: number; text: string }) =>
  Object.assign(new Error(text), { responseCode: code });

/** A mail server of the test's own that keeps what it gets and misbehaves on command. */
export async function startSmtpSink({ user, password, port = 0, watch }: Options = {}): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const tried: string[] = [];
  const scripts = new Map<string, Misbehaviour[]>();
  const sockets = new Set<Socket>();
  const current = (address: string): Misbehaviour | undefined => scripts.get(address)?.[0];
  const isOver = (address: string) => scripts.get(address)?.shift();
  // Sessions do not tell their socket; a session is one connection, known by its remote port.
  const cut = (remotePort: number) => [...sockets].find((socket) => socket.remotePort === remotePort)?.destroy();

  const server = new SMTPServer({
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onAuth: (given, _session, done) =>
      given.username === user && given.password === password
        ? done(null, { user: given.username ?? "" })
        : done(refusal({ code: 535, text: "5.7.8 Authentication credentials invalid" })),
    onRcptTo({ address }, session, done) {
      tried.push(address);
      watch?.("named", session.remotePort);
      const order = current(address);
      if (order?.at !== "rcpt") return done();
      isOver(address);
      return "drop" in order ? void cut(session.remotePort) : done(refusal(order));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      const address = session.envelope.rcptTo[0]?.address ?? "";
      const order = current(address);
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        watch?.("ended", session.remotePort);
        const keep = () =>
          void mails.push({
            to: address,
            from: session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address,
            raw: Buffer.concat(chunks).toString("utf8"),
          });
        if (order?.at !== "data") {
          keep();
          watch?.("kept", session.remotePort);
          done();
          watch?.("answered", session.remotePort);
          return undefined;
        }
        isOver(address);
        if ("code" in order) return done(refusal(order));
        if ("silent" in order) return undefined;
        if (order.drop === "after_keeping") keep();
        return void cut(session.remotePort);
      });
    },
  });
  server.on("error", () => undefined);
  // A listener of its own knows its port and its lines; the mail server takes them over one by one.
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).once("close", () => sockets.delete(socket));
    server.server.emit("connection", socket);
  }).listen(port, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();

  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    mails,
    tried,
    script: (to, ...misbehaviours) => void scripts.set(to, misbehaviours),
    async close() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise<void>((resolve) => void listener.close(() => resolve()));
    },
  };
}
