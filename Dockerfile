# Another version, or the same by its digest: --build-arg NODE_IMAGE=node:24.21.0-slim@sha256:…
ARG NODE_IMAGE=node:24.21.0-slim

# Compiles the server, bundles the dashboard and the playground, with everything in package-lock.json.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
# Nothing here needs a package's install script, and some of them download.
ENV NPM_CONFIG_IGNORE_SCRIPTS=true
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
COPY playground/package.json playground/
COPY web/package.json web/
COPY scripts scripts
RUN node --input-type=module --eval "await (await import('./scripts/machine/install.mjs')).ensureInstalled()"
COPY tsconfig.json prisma.config.ts ./
COPY prisma prisma
COPY playground playground
COPY client client
COPY web web
COPY src src
RUN node scripts/build.mjs

# What the server needs at run time. npm counts what only an optional peer wants (Prisma's command line, React) as production; it goes.
FROM ${NODE_IMAGE} AS production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --workspaces=false \
 && node --eval "for (const [path, { devOptional }] of Object.entries(require('./package-lock.json').packages)) if (devOptional) fs.rmSync(path, { recursive: true, force: true })"

# Before the server starts, bring the database up to date with the same image: node dist/cli/migrate.js
FROM ${NODE_IMAGE}
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
COPY --from=production /app/node_modules node_modules
COPY package.json ./
COPY contracts/trusted-documents.json contracts/
COPY prisma/schema.prisma prisma/schema.prisma
COPY prisma/migrations prisma/migrations
COPY --from=build /app/dist dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
