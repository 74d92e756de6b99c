import { ok, SubjectTest, SubjectTestPlan } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { SubjectTestService } from "../services/subject-test-service.ts";
import { ContentPath } from "./paths.ts";
import { may } from "./policy.ts";

const PATH = "/businesses/:businessId/contents/:contentId/subject-test";

export const subjectTestRoutes =
  (tests: SubjectTestService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    const schema = { tags: ["Results"], params: ContentPath };
    const response = { 200: ok(z.nullable(SubjectTest)) };

    app.get(
      PATH,
      {
        config: { policy: may("view") },
        schema: { ...schema, response, summary: "Read how the test of the subjects of an email stands" },
      },
      async ({ userId, params }) => ({ data: await tests.read(userId, params) }),
    );

    app.put(
      PATH,
      {
        config: { policy: may("edit") },
        schema: {
          ...schema,
          body: SubjectTestPlan,
          response,
          summary: "Test two or three subjects of an email",
          description:
            "While the email is a draft: subjects are approved together with the text. `share` per cent of its readers get one of " +
            "the subjects each, always the same one. After `hours` the others get the subject that did better; a winner is named " +
            "only where two equal subjects would have got one in one of twenty tests. A statement that the profile does not back " +
            "is refused (`claims_unconfirmed`) unless `confirmed`.",
        },
      },
      async ({ userId, params, body }) => ({ data: await tests.plan(userId, params, body) }),
    );

    app.delete(
      PATH,
      {
        config: { policy: may("edit") },
        schema: { ...schema, response: { 204: z.null() }, summary: "Take a planned test of subjects back" },
      },
      async ({ userId, params }, reply) => {
        await tests.remove(userId, params);
        return reply.code(204).send(null);
      },
    );
    done();
  };
