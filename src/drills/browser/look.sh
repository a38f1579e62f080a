#!/usr/bin/env bash
# Called by browser.sh and pictures.sh: look.sh look folder [address …]. Brings what a look needs, and runs it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
shots=$(realpath "$2")
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-fund --no-audit playwright-core@1.65.1 axe-core@4.14.1
cp "$here"/*.mjs .
node "$1.mjs" "${3:-http://localhost:8080}" "$shots" "$chromium" "$work/profile" "${@:4}"
