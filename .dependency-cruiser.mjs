/**
 * Who may import whom: the table of docs/architecture.md. Calls go down and answers come up.
 * `core` and `contracts` are open to every layer of the server.
 */
const layer = (name) => `^server/src/${name}/`;
const layers = ["routes", "jobs", "services", "ai", "data", "infrastructure", "core", "eval"];
const packages = (...names) => `(^|/)node_modules/(${names.join("|")})(/|$)`;

const DATABASE = packages("kysely", "pg", "pg-types", "pg-pool", "pg-boss", "kysely-.*");
const FASTIFY = packages("fastify", "@fastify/.*", "fastify-.*");
const PROVIDERS = packages("openai", "ai", "@ai-sdk/.*", "@anthropic-ai/.*", "@google/genai");
const SIGN_IN = packages("better-auth", "@better-auth/.*");

const error = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** A layer imports itself, the layers named, core and contracts; nothing else of the product. */
const mayImport = (from, allowed, comment) =>
  error(
    `${from}-imports`,
    comment,
    { path: layer(from) },
    {
      path: "^(server|web|demo-model|e2e|scripts|bench|chaos)/",
      pathNot: [layer(from), layer("core"), ...allowed.map(layer)],
    },
  );

/** Only the places named may use a package. */
const onlyIn = (name, places, package_, comment) =>
  error(name, comment, { path: "^(server|web|demo-model|contracts)/src/", pathNot: places }, { path: package_ });

export default {
  forbidden: [
    mayImport("routes", ["services"], "Routes validate, authenticate and forward to a service."),
    mayImport("jobs", ["services"], "Jobs validate their payload and forward to a service."),
    mayImport(
      "services",
      ["ai", "data", "infrastructure"],
      "Services hold the rules; they ask the AI and the data layer.",
    ),
    mayImport("ai", [], "The AI layer knows models, and nothing of the product around them."),
    mayImport("data", [], "The data layer knows SQL, and nothing of the product around it."),
    mayImport("infrastructure", [], "Connections know nothing of the product that uses them."),
    mayImport("core", [], "The core is used by every layer and uses none."),
    mayImport("eval", ["ai"], "The evaluation asks the AI layer as a service would, and knows nothing else."),
    error(
      "nobody-imports-eval",
      "The evaluation is a tool beside the product, not a part of it.",
      { path: "^(server|web|demo-model|contracts)/src/", pathNot: layer("eval") },
      { path: layer("eval") },
    ),
    error(
      "services-know-types-of-infrastructure",
      "A connection is handed to a service by the composition root.",
      { path: layer("services") },
      { path: layer("infrastructure"), dependencyTypesNot: ["type-only"] },
    ),
    error(
      "nobody-imports-the-root",
      "The composition root imports the layers, never the other way round.",
      { path: layers.map(layer) },
      { path: "^server/src/([^/]+\\.ts$|compose/)" },
    ),

    onlyIn("provider-only-in-ai-client", ["^server/src/ai/ai-client\\.ts$"], PROVIDERS, "One file talks to the model."),
    onlyIn("sql-only-in-data", [layer("data"), layer("infrastructure")], DATABASE, "Only these know that SQL exists."),
    onlyIn(
      "http-only-in-routes",
      [layer("routes"), "^server/src/main\\.ts$"],
      FASTIFY,
      "Only routes know that HTTP exists.",
    ),
    onlyIn(
      "sign-in-only-in-infrastructure",
      [layer("infrastructure")],
      SIGN_IN,
      "Sign-in is a connection like others.",
    ),

    error(
      "web-stands-alone",
      "The studio knows the server by the wire format only.",
      { path: "^web/src/" },
      { path: "^(server|demo-model|e2e|scripts|bench|chaos)/" },
    ),
    error(
      "web-below-app",
      "Features, scheduling, links, ui and api do not know who uses them.",
      { path: "^web/src/(features|scheduling|links|ui|api)/" },
      { path: "^web/src/app/" },
    ),
    error(
      "web-below-features",
      "scheduling, links, ui and api know no feature.",
      { path: "^web/src/(scheduling|links|ui|api)/" },
      { path: "^web/src/features/" },
    ),
    error(
      "web-below-scheduling",
      "When a piece goes out is decided on the board and in the calendar: both build on it, it builds on ui and api.",
      { path: "^web/src/(links|ui|api)/" },
      { path: "^web/src/scheduling/" },
    ),
    error(
      "web-below-links",
      "A counted link is shown beside its piece and in the settings: both build on it, it builds on ui and api.",
      { path: "^web/src/(scheduling|ui|api)/" },
      { path: "^web/src/links/" },
    ),
    error(
      "web-api-knows-no-ui",
      "The api fetches and knows no screen.",
      { path: "^web/src/api/" },
      { path: "^web/src/ui/" },
    ),
    error(
      "features-stand-apart",
      "Features never import each other.",
      { path: "^web/src/features/([^/]+)/" },
      { path: "^web/src/features/", pathNot: "^web/src/features/$1/" },
    ),

    error(
      "demo-model-stands-alone",
      "The demo model is a service of its own that happens to run beside the server.",
      { path: "^demo-model/src/" },
      { path: "^(server|web|e2e|scripts|bench|chaos)/" },
    ),
    error(
      "demo-model-only-in-compose",
      "To every other part of the server, it is a model like any other.",
      { path: "^server/src/", pathNot: "^server/src/compose\\.ts$" },
      { path: "^demo-model/" },
    ),
    error(
      "contracts-import-zod-only",
      "The wire format is shared by all and depends on nobody.",
      { path: "^contracts/src/" },
      { pathNot: ["^contracts/src/", packages("zod")] },
    ),

    error("no-cycles", "Two files that need each other are one file, or three.", {}, { circular: true }),
    error("no-unresolvable", "What is imported must be there.", {}, { couldNotResolve: true }),
    error(
      "no-undeclared-packages",
      "A package that another one brings along may be gone tomorrow.",
      { path: "^(server|web|demo-model|contracts)/src/", pathNot: "\\.test\\.tsx?$|/test-support/" },
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
    error("no-test-code", "The product does not need its tests.", { path: "/src/" }, { path: "/test/" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
