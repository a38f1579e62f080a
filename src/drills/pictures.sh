#!/usr/bin/env bash
# Looks at the pictures of a running Caveat with a real browser, at 320 and 1200 px, light and dark: the gallery, and each kind of
# picture alone and within a page. Fails on what does not answer, does not fit the width, asks another host, complains on the console,
# has words that run out of the picture, or is found by axe. Measures bytes and milliseconds of each kind, and of every finding.
# Leaves a screenshot of every step in the folder, to be looked at.
# Needs Node 20, npm and Chromium (CHROMIUM names it where it is not in the path).
#   src/drills/pictures.sh folder [http://localhost:8080]
set -euo pipefail
: "${1:?usage: $0 folder [address]}"
"$(dirname "$0")/browser/look.sh" pictures "$@"
