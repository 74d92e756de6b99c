import type { FastifyRequest } from "fastify";
import type { Visit } from "../services/tracking/visit.ts";
import { networkOf } from "./rate-limits.ts";

/** What a request says of who makes it. */
export const visitOf = ({ method, ip, headers }: FastifyRequest): Visit => ({
  method,
  ip,
  network: networkOf(ip),
  headers,
});
