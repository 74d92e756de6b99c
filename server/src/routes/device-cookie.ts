import type { FastifyReply, FastifyRequest } from "fastify";
import { DEVICE_KNOWN_DAYS, type KnownDevices } from "../services/accounts/known-devices.ts";

const NAME = /(?:^|;\s*)(?:__Host-)?handbill\.device=([^;]{1,200})/;

const given = ({ headers }: FastifyRequest): string | undefined => NAME.exec(headers.cookie ?? "")?.[1];

/** The cookie by which a browser is known that has signed in before. */
export const createDeviceCookie = (devices: KnownDevices, publicUrl: string) => {
  const isSecure = publicUrl.startsWith("https:");
  return {
    /** The name of the device that asks, where it has signed in to this account before. */
    read: (request: FastifyRequest, email: string): string | undefined => devices.read(given(request), email),

    set(request: FastifyRequest, reply: FastifyReply, email: string): void {
      const name = `${isSecure ? "__Host-" : ""}handbill.device=${devices.mark(email, given(request))}`;
      const rules = `Max-Age=${DEVICE_KNOWN_DAYS * 86_400}; Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
      reply.header("set-cookie", `${name}; ${rules}`);
    },
  };
};
export type DeviceCookie = ReturnType<typeof createDeviceCookie>;
