# One image for office, portal, worker and the one-off tasks; docker-compose.yml says which of them a container is.

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
# Installs and builds as `npm start` does.
RUN --mount=type=cache,target=/root/.npm node scripts/run.mjs build
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf .cache

FROM node:20-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data PORT=3000
WORKDIR /app
COPY --from=build /app /app
# The code belongs to root and stays as built; the process may write its data and next's own cache, nothing else.
RUN mkdir -p /data cms/.next/cache && chown -R node:node /data cms/.next/cache
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=12s --start-period=90s --retries=4 CMD ["node", "scripts/health.mjs", "web"]
CMD ["node", "node_modules/next/dist/bin/next", "start", "cms", "-p", "3000"]
