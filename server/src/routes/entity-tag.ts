import type { Campaign, Content, Plan } from "@handbill/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../core/errors.ts";

/** The ETag of a version: the number in quotes. */
export const entityTag = (version: number): string => `"${version}"`;

/** The tag that `If-None-Match` names of those that are weak, as the tag of a job is; undefined without one. */
export function knownTag(request: FastifyRequest): string | undefined {
  return /^\s*(?:W\/)?"([\w-]{1,64})"\s*$/.exec(request.headers["if-none-match"] ?? "")?.[1];
}

/** The clock in an answer is another one each time: it is the same in meaning, not to the byte. */
export const weakTag = (tag: string): string => `W/"${tag}"`;

/** A content with the ETag that its next change must name. */
export function answerContent(reply: FastifyReply, content: Content): { data: Content } {
  reply.header("etag", entityTag(content.version));
  return { data: content };
}

/** A campaign with the ETag that the next change to its plan must name. */
export function answerPlanned(reply: FastifyReply, campaign: Campaign): { data: Campaign } {
  reply.header("etag", entityTag(campaign.planVersion));
  return { data: campaign };
}

/** The present plan with the ETag that its next change must name. */
export function answerPlan(reply: FastifyReply, plan: Plan): { data: Plan } {
  reply.header("etag", entityTag(plan.version));
  return { data: plan };
}

/** The version that `If-Match` names; undefined without the header or with `*`. */
export function expectedVersion(request: FastifyRequest): number | undefined {
  const header = request.headers["if-match"];
  if (header === undefined || header.trim() === "*") return undefined;
  const version = /^\s*"(\d{1,9})"\s*$/.exec(header)?.[1];
  if (version === undefined) {
    throw new AppError("invalid_request", 'If-Match must be the ETag of one version, for example "3".', {
      errors: [{ path: "if-match", message: "Not an ETag of ours." }],
    });
  }
  return Number(version);
}

/** The same where a change without it could overwrite somebody's work unseen. */
export function requireExpectedVersion(request: FastifyRequest): number {
  const version = expectedVersion(request);
  if (version === undefined) {
    throw new AppError(
      "precondition_required",
      "Send If-Match with the ETag of the version you changed, so that nobody's work is overwritten.",
    );
  }
  return version;
}
