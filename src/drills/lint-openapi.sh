#!/usr/bin/env bash
# Lints the committed OpenAPI document, or the one named, with Spectral and Redocly. Needs Node 20 and npm.
#   src/drills/lint-openapi.sh [file or address]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
document=${1:-$here/../docs/openapi.yaml}
[[ $document == *://* ]] || document=$(realpath "$document")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit @stoplight/spectral-cli@6.16.3 @redocly/cli@2.77.0
npx spectral lint "$document" --ruleset "$here/openapi-lint/spectral.yaml" --fail-severity=warn
REDOCLY_TELEMETRY=off npx redocly lint --extends=recommended "$document"
