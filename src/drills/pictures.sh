#!/usr/bin/env bash
# Looks at the pictures of a running Caveat with a real browser, at 320 and 1200 px, light and dark: the gallery, and each kind of
# picture alone and within a page. Fails on what does not answer, does not fit the width, asks another host, complains on the console,
# has words that run out of the picture, or is found by axe. Measures bytes and milliseconds of each kind, and of every finding.
# Leaves a screenshot of every step in the folder, to be looked at.
# Needs Node 20, npm and Chromium (CHROMIUM names it where it is not in the path).
#   src/drills/pictures.sh folder [http://localhost:8080]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${1:?usage: $0 folder [address]}"
shots=$(realpath "$1")
base=${2:-http://localhost:8080}
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-fund --no-audit playwright-core@1.65.1 axe-core@4.14.1
cp "$here/pictures/look.mjs" .
node look.mjs "$base" "$shots" "$chromium" "$work/profile"
