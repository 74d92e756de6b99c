const refused = (what: string, raw: string) => ({ what, raw, status: 400, code: "invalid_request" });

const lines = (...head: string[]) => `${head.join("\r\n")}\r\n\r\n`;

const posted = (what: string, ...heads: string[]) =>
  refused(what, lines("POST /api/auth/sign-out HTTP/1.1", "Host: x", ...heads));

const asked = (what: string, ...heads: string[]) => refused(what, lines("GET /health/live HTTP/1.1", ...heads));

/** The very bytes of requests that a server and a proxy before it could read as two different ones, or as none. */
export const brokenRequests = [
  refused("no HTTP", "HELLO\r\n\r\n"),
  refused("TLS spoken to a plain port", "\u0016\u0003\u0001\u0002\u0000"),
  posted("a wrong Content-Length", "Content-Length: many"),
  posted("both Content-Length and chunks", "Content-Length: 5", "Transfer-Encoding: chunked"),
  posted("Content-Length twice", "Content-Length: 0", "Content-Length: 5"),
  posted("a Content-Length with a sign", "Content-Length: +5"),
  posted("chunks that another coding follows", "Transfer-Encoding: chunked, identity"),
  posted("a space before the colon", "Content-Length : 5"),
  asked("no Host", "Connection: close"),
  asked("a header that goes on in the next line", "Host: x", "X-Odd: a", " Content-Length: 5"),
  asked("a line feed alone in a header", "Host: x", "X-Odd: a\nContent-Length: 5"),
  asked("a NUL in a header", "Host: x", "X-Odd: a\u0000b"),
];
