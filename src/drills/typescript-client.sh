#!/usr/bin/env bash
# Generates a TypeScript client from the OpenAPI document of a running Caveat, compiles it strictly, and reads every resource.
# Needs Node 20 and npm.
#   src/drills/typescript-client.sh [http://localhost:8080]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
base=${1:-http://localhost:8080}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm pkg set type=module >/dev/null
npm install --silent --no-fund --no-audit openapi-typescript@7.13.0 typescript@5.9 openapi-fetch@0.14 @types/node@20
npx openapi-typescript "$base/q/openapi" -o api.d.ts
cp "$here/typescript-client/read.ts" .
npx tsc --strict --noUncheckedIndexedAccess --target es2022 --module nodenext --skipLibCheck read.ts
node read.js "$base"
