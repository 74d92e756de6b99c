import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";

/** Who is signed in there, as its tokens say. */
export type PersonThere = { sub: string; email?: string; email_verified?: boolean | string; name?: string };

/** What it does otherwise than it should. */
export type Mischief = {
  /** Claims that are another thing than they should be. */
  claims?: JWTPayload;
  alg?: "none" | "HS256" | "foreign key";
  /** The address that asks for a code answers by this error. */
  error?: string;
  /** The endpoint is broken: 500, no answer at all, or a redirect to another address. */
  broken?: { at: "discovery" | "token" | "jwks"; how: 500 | "dropped" | "elsewhere" };
  /** The answer to the code names no email: it stands in the user info. */
  emailApart?: boolean;
  /** Another issuer in the discovery, or beside the code. */
  calledOtherwise?: "discovery" | "code";
};

const CLIENT = { id: "handbill", secret: "flour+water/100%" };

/** An OpenID Connect provider of this test's own, over real HTTP: discovery, keys, a code for whoever is signed in there, tokens, user info. */
export async function startOpenIdProvider(person: PersonThere) {
  const key = await generateKeyPair("RS256");
  const foreign = await generateKeyPair("RS256");
  const codes = new Map<string, { asked: URLSearchParams; person: PersonThere }>();
  const tokens = new Map<string, PersonThere>();
  const asked: string[] = [];
  const now: { person: PersonThere; mischief: Mischief } = { person, mischief: {} };

  const idToken = async (query: URLSearchParams, { sub, ...rest }: PersonThere): Promise<string> => {
    const seconds = Math.floor(Date.now() / 1_000);
    const { claims = {}, alg, emailApart } = now.mischief;
    const payload: JWTPayload = {
      iss: issuer,
      aud: CLIENT.id,
      sub,
      iat: seconds,
      exp: seconds + 300,
      nonce: query.get("nonce") ?? undefined,
      ...(emailApart ? {} : rest),
      ...claims,
    };
    if (alg === "none") return new UnsecuredJWT(payload).encode();
    if (alg === "HS256") {
      return new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(CLIENT.secret.padEnd(32)));
    }
    const { privateKey } = alg === "foreign key" ? foreign : key;
    return new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "one" }).sign(privateKey);
  };

  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    const back = new URL(query.get("redirect_uri") ?? "");
    const { error, calledOtherwise } = now.mischief;
    back.searchParams.set("state", query.get("state") ?? "");
    back.searchParams.set("iss", calledOtherwise === "code" ? "https://elsewhere.example" : issuer);
    if (error !== undefined) back.searchParams.set("error", error);
    else {
      const code = randomUUID();
      codes.set(code, { asked: query, person: now.person });
      back.searchParams.set("code", code);
    }
    response.writeHead(302, { location: back.href }).end();
  };

  const exchange = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await textOf(request));
    const code = form.get("code") ?? "";
    const known = codes.get(code);
    codes.delete(code); // good once
    const isClient = request.headers.authorization === `Basic ${basic(CLIENT.id, CLIENT.secret)}`;
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!isClient) return answer(response, 401, { error: "invalid_client" });
    const isRight =
      known?.asked.get("code_challenge") === challenge && known.asked.get("redirect_uri") === form.get("redirect_uri");
    if (!known || !isRight) return answer(response, 400, { error: "invalid_grant" });
    const token = randomUUID();
    tokens.set(token, known.person);
    const body = { access_token: token, token_type: "Bearer", id_token: await idToken(known.asked, known.person) };
    return answer(response, 200, body);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "", issuer);
    asked.push(pathname);
    const { broken, calledOtherwise, alg } = now.mischief;
    if (broken && pathname === PATHS[broken.at]) return breakDown(response, broken.how);
    if (pathname === PATHS.authorize) return authorize(searchParams, response);
    if (pathname === PATHS.token) return exchange(request, response);
    if (pathname === PATHS.jwks) {
      return answer(response, 200, {
        keys: [{ ...(await exportJWK(key.publicKey)), kid: "one", alg: "RS256", use: "sig" }],
      });
    }
    if (pathname === PATHS.userinfo) {
      const of = tokens.get((request.headers.authorization ?? "").replace("Bearer ", ""));
      return of ? answer(response, 200, of) : answer(response, 401, { error: "invalid_token" });
    }
    if (pathname !== PATHS.discovery) return answer(response, 404, {});
    return answer(response, 200, {
      issuer: calledOtherwise === "discovery" ? "https://elsewhere.example" : issuer,
      authorization_endpoint: `${issuer}${PATHS.authorize}`,
      token_endpoint: `${issuer}${PATHS.token}`,
      jwks_uri: `${issuer}${PATHS.jwks}`,
      userinfo_endpoint: `${issuer}${PATHS.userinfo}`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256", ...(alg === undefined || alg === "foreign key" ? [] : [alg])],
      code_challenge_methods_supported: ["S256"],
      authorization_response_iss_parameter_supported: true,
    });
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    issuer,
    /** What a product needs to know of it. */
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: "Bakers' Guild",
      OUTSIDE_ALLOW: "127.0.0.1/32",
    },
    /** Which of its addresses were asked for. */
    asked,
    /** Who is signed in there from now on, and what goes wrong. */
    be(next: PersonThere, mischief: Mischief = {}): void {
      [now.person, now.mischief] = [next, mischief];
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const PATHS = {
  discovery: "/.well-known/openid-configuration",
  authorize: "/authorize",
  token: "/token",
  jwks: "/jwks",
  userinfo: "/userinfo",
};

const formEncoded = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
const basic = (id: string, secret: string) =>
  Buffer.from(`${formEncoded(id)}:${formEncoded(secret)}`).toString("base64");

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function breakDown(response: ServerResponse, how: 500 | "dropped" | "elsewhere"): void {
  if (how === "dropped") response.socket?.destroy();
  else if (how === 500) answer(response, 500, { error: "server_error" });
  else response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}
