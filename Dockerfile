# syntax=docker/dockerfile:1

# The image of one process of Handbill; docs/deploy.md says how to run it, and how this file was checked.
# It has no built-in PostgreSQL: give it DATABASE_URL and AUTH_SECRET.

# Where it runs: the C++ libraries of Debian, and neither a shell nor a package manager.
# With a shell: --build-arg BASE=debian:trixie-slim (about 50 MB more).
ARG BASE=gcr.io/distroless/cc-debian13:nonroot

FROM node:26.10.0-trixie-slim AS build
WORKDIR /source
COPY package.json package-lock.json ./
COPY contracts/package.json contracts/
COPY demo-model/package.json demo-model/
COPY server/package.json server/
COPY web/package.json web/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The studio; then what the server needs to run and nothing else, tried in a day's work; then the Node that the lock file names by its
# hash, and the one library that it needs beyond those of the base.
RUN node scripts/build.mjs \
  && node_modules/.bin/node scripts/image-files.ts /image/app \
  && node_modules/.bin/node scripts/image-try.ts /image/app \
  && mkdir -p /image/data /image/runtime/usr/local/bin \
  && cp -L node_modules/.bin/node /image/runtime/usr/local/bin/node \
  && cp -L --parents /usr/lib/*-linux-gnu/libatomic.so.1 /image/runtime

FROM ${BASE}
LABEL org.opencontainers.image.title="Handbill" \
  org.opencontainers.image.description="A marketing-campaign studio for small businesses" \
  org.opencontainers.image.licenses="MIT"
COPY --from=build /image/runtime/ /
COPY --from=build --chown=65532:65532 /image/data/ /data/
COPY --from=build /image/app/ /app/
WORKDIR /app
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/data
USER 65532:65532
EXPOSE 3000
STOPSIGNAL SIGTERM
# Of a process that answers requests; switch it off for ROLE=worker, which listens on nothing.
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts"]
