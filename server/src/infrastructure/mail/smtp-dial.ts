import { lookup } from "node:dns";
import { connect, isIP, type LookupFunction, type Socket } from "node:net";
import { isAllowed, MAIL_PORTS, type OutsideAllowance } from "../outside-addresses.ts";

const CONNECT_MS = 15_000;

/** The same as if nobody were there: who asks learns nothing of our network. */
const notReached = () => Object.assign(new Error("Nobody could be reached there."), { code: "ECONNREFUSED" });

/** Connects to mail servers that owners typed in: public ones, or those that the operator allows, judged by the very lookup that connects. */
export const createMailDial =
  (allow: readonly OutsideAllowance[], ports = MAIL_PORTS) =>
  (host: string, port: number): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const mayGo = (address: string) => isAllowed(address, port, allow, ports);
      if (isIP(host) !== 0 && !mayGo(host)) return reject(notReached());
      const guarded: LookupFunction = (name, options, done) =>
        lookup(name, { ...options, all: true }, (error, addresses) => {
          const [first] = addresses ?? [];
          if (error) return done(error, "", 0);
          if (!first || !addresses.every(({ address }) => mayGo(address))) return done(notReached(), "", 0);
          return options.all ? done(null, addresses) : done(null, first.address, first.family);
        });
      const socket = connect({ host, port, lookup: guarded });
      const timer = setTimeout(
        () => socket.destroy(Object.assign(new Error("No answer."), { code: "ETIMEDOUT" })),
        CONNECT_MS,
      );
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(socket);
      });
      socket.once("connect", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
    });
