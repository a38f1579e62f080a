#!/usr/bin/env bash
# Looks at a running Caveat with a real browser, at 380 and 1280 px, light and dark: the front page and its live requests,
# a page of a problem, and Swagger UI with "Try it out". Fails on what does not answer, does not fit the width, asks another
# host, complains on the console, or is found by axe. Leaves a screenshot of every step in the folder, to be looked at.
# Needs Node 20, npm and Chromium (CHROMIUM names it where it is not in the path).
# With an editor's token (src/docs/editing.md) it signs in to Swagger UI as well, and reads the drafts.
#   src/drills/browser.sh folder [http://localhost:8080 [token]]
set -euo pipefail
: "${1:?usage: $0 folder [address [token]]}"
"$(dirname "$0")/browser/look.sh" front "$@"
