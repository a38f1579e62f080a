#!/usr/bin/env bash
# Tries the embedded database against a built application:
#
#     src/drills/embedded-database.sh target/quarkus-app/quarkus-run.jar
#
# As root it tries every case as root and as an ordinary user (nobody, or DRILL_USER).
# PATH_TO_ASK  what to ask the application for (/v1)
# PG_BIN       the programs of another PostgreSQL, for its data and for an external server
# JAVA         the Java to use
set -u

jar=${1:?usage: $0 path/to/quarkus-run.jar}
path=${PATH_TO_ASK:-/v1}
java=${JAVA:-java}
pg=${PG_BIN:-/usr/lib/postgresql/15/bin}

# A copy, since the other user may not be able to read the checkout.
work=$(mktemp -d)
chmod 755 "$work"
cp -r "$(dirname "$jar")" "$work/app"
chmod -R a+rX "$work/app"
jar=$work/app/$(basename "$jar")
failures=0
as=()
who=$(id -un)
started=()

clean_up() {
    for pid in "${started[@]}"; do kill -9 "$pid" && wait "$pid"; done 2>/dev/null
    for file in "$work"/*/*/cluster/postmaster.pid "$work"/*/pg/postmaster.pid; do
        [ -e "$file" ] && kill -INT "$(head -1 "$file")" 2>/dev/null
    done
    sleep 1
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

say() { # say PASS|FAIL case what
    [ "$1" = FAIL ] && failures=$((failures + 1))
    printf '%s %s as %s: %s\n' "$1" "$2" "$who" "$3"
}

reason() { # what the log says about the failure: in JSON the innermost message
    local line
    line=$(grep -m 1 -E 'ERROR|Exception' "$log" || tail -n 1 "$log")
    case $line in
    '{'*) line=$(grep -oE '"message":"([^"\\]|\\.)*' <<<"$line" | tail -n 1 | cut -c 12-) ;;
    esac
    echo "${line:0:300}"
}

check() { # check case what condition…: passes when the condition holds
    local case=$1 what=$2
    shift 2
    if "$@" >/dev/null; then say PASS "$case" "$what"; else say FAIL "$case" "not so: $what; $(reason)"; fi
}

folder() { # folder name: a new data folder of the user in question
    data=$work/$who-$1
    mkdir "$data"
    [ ${#as[@]} -eq 0 ] || chown "$who" "$data"
}

free_port() {
    port=$((20000 + RANDOM % 10000))
    while (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
}

launch() { # launch data [NAME=value…]: sets jvm, port, log
    free_port
    log=$(mktemp "$work/log.XXXXXX")
    local data=$1
    shift
    (cd "$work" && exec "${as[@]}" env -u CAVEAT_DB_URL -u CAVEAT_DB_USER -u CAVEAT_DB_PASSWORD CAVEAT_DATA="$data" \
        QUARKUS_HTTP_PORT="$port" QUARKUS_MANAGEMENT_PORT=0 "$@" "$java" -jar "$jar") >"$log" 2>&1 &
    jvm=$!
    started+=("$jvm")
}

answers() { [ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1$path")" = 200 ]; }

alive() { kill -0 "$1" 2>/dev/null; }

serves() { # serves [port] [jvm]: waits until the application answers; false if it ends before
    local port=${1:-$port} jvm=${2:-$jvm}
    for _ in $(seq 240); do
        answers "$port" && return
        alive "$jvm" || return 1
        sleep 0.5
    done
    return 1
}

ends() { # ends pid: waits until the process is gone
    for _ in $(seq 300); do
        alive "$1" || return 0
        sleep 0.2
    done
    return 1
}

refuses() { # refuses words: the application ended with exactly one failure that has these words, and no stack
    ends "$jvm" && ! wait "$jvm" && grep -q "$1" "$log" && ! grep -q '^\s*at ' "$log"
}

stop() { kill -TERM "$jvm" && ends "$jvm"; }

murder() { # murder pid…: kill -9, without the shell's comment
    kill -9 "$@"
    wait "$1" 2>/dev/null
    for pid in "$@"; do ends "$pid"; done
}

when_initdb_runs() {
    for _ in $(seq 600); do
        compgen -G "$data/database/initdb-*" >/dev/null && return
        sleep 0.05
    done
}

postmaster() { head -1 "$data/database/cluster/postmaster.pid" 2>/dev/null || echo none; }

clean_stop() { # the last server stopped properly
    [ ! -e "$data/database/cluster/postmaster.pid" ] && tail -n 5 "$data/database/log" | grep -q 'database system is shut down'
}

sql() { # sql statement: asks the embedded server itself
    "$pg/psql" -XAtq -h 127.0.0.1 -p "$(sed -n 4p "$data/database/cluster/postmaster.pid")" -U postgres -d caveat -c "$1" 2>&1
}

kept() { [ "$(sql 'select word from drill')" = "$1" ]; }

cases() {
    local orphan

    folder one
    launch "$data"
    if ! serves; then
        say FAIL 'first start' "it does not serve, so nothing else is tried; $(reason)"
        return
    fi
    say PASS 'first start' 'it serves'
    [ -x "$pg/psql" ] && sql "create table drill as select 'before' as word" >>"$log"
    check 'fsync' 'it is on' eval '[ ! -x "$pg/psql" ] || [ "$(sql "show fsync")" = on ]'
    check 'stop' 'server and JVM end' eval 'stop && clean_stop'

    launch "$data"
    check 'restart' 'it serves' serves
    check 'restart' 'the data are there' eval '[ ! -x "$pg/psql" ] || kept before'

    local first=$jvm first_port=$port
    launch "$data"
    check 'second instance on the folder' 'it is told who runs there' refuses "already running on $data/database, as process $first"
    check 'second instance on the folder' 'the first one serves on' serves "$first_port" "$first"

    jvm=$first
    [ -x "$pg/psql" ] && sql "update drill set word = 'after'" >>"$log"
    orphan=$(postmaster)
    murder "$jvm"
    check 'kill -9 while serving' 'the postmaster lives on' alive "$orphan"
    launch "$data"
    check 'kill -9 while serving' 'the next start serves' serves
    check 'kill -9 while serving' 'the orphan is gone' ends "$orphan"
    check 'kill -9 while serving' 'what was committed is there' eval '[ ! -x "$pg/psql" ] || kept after'

    orphan=$(postmaster)
    murder "$jvm" "$orphan"
    launch "$data"
    check 'kill -9 of both' 'the next start serves' serves

    : >"$work/codes"
    for _ in 1 2 3 4; do
        while alive "$jvm"; do curl -s -m 10 -o /dev/null -w '%{http_code}\n' "http://127.0.0.1:$port$path" >>"$work/codes"; done &
    done
    sleep 3
    check 'SIGTERM under load' 'server and JVM end' eval 'stop && clean_stop'
    sleep 0.5
    check 'SIGTERM under load' "answers were $(sort "$work/codes" | uniq -c | tr -s ' \n' ' ')(000: no connection), none of them 5xx" \
        eval 'grep -q "^200" "$work/codes" && ! grep -q "^5" "$work/codes"'

    local one=$data one_port one_jvm
    launch "$one"
    one_port=$port one_jvm=$jvm
    serves
    folder two
    launch "$data"
    check 'two instances on two folders' 'both serve' eval 'serves && answers "$one_port"'
    stop
    jvm=$one_jvm
    stop

    folder cut
    launch "$data"
    when_initdb_runs
    murder "$jvm"
    check 'kill -9 during initdb' 'there is no cluster yet' [ ! -e "$data/database/cluster" ]
    launch "$data"
    check 'kill -9 during initdb' 'the next start serves' serves
    check 'kill -9 during initdb' 'the half-made folder is kept' compgen -G "$data/database/initdb-*"
    stop

    rm "$data/database/cluster/caveat-ready"
    launch "$data"
    check 'cluster without its mark' 'it is moved aside, a new one serves' eval 'serves && compgen -G "$data/database/half-made-*"'
    stop

    folder early
    launch "$data"
    when_initdb_runs
    check 'SIGTERM during initdb' 'the JVM ends and leaves no server' eval 'stop && [ "$(postmaster)" = none ]'

    folder old
    if [ -x "$pg/initdb" ] && [ ${#as[@]} -gt 0 -o "$(id -u)" -ne 0 ]; then
        "${as[@]}" "$pg/initdb" -D "$data/database/cluster" -A trust >/dev/null 2>&1
    else
        mkdir -p "$data/database/cluster" && echo 15 >"$data/database/cluster/PG_VERSION"
    fi
    launch "$data"
    check 'another major version' 'it is refused with advice' refuses 'pg_upgrade'

    if [ "$(id -u)" -ne 0 ] || [ ${#as[@]} -gt 0 ]; then
        folder readonly
        chmod 555 "$data"
        launch "$data"
        check 'folder without write permission' 'it is refused with advice' refuses 'may not write'

        [ -x "$pg/initdb" ] && external
    fi
}

external() {
    folder external
    free_port
    local server_port=$port
    "${as[@]}" "$pg/initdb" -D "$data/pg" -U caveat -A trust >/dev/null 2>&1
    "${as[@]}" "$pg/pg_ctl" -D "$data/pg" -w -l "$data/pg.log" -o "-p $server_port -c listen_addresses=127.0.0.1 -k ''" start >/dev/null
    "$pg/psql" -Xq -h 127.0.0.1 -p "$server_port" -U caveat -d postgres -c 'create database caveat'
    launch "$data" CAVEAT_DB_URL="jdbc:postgresql://127.0.0.1:$server_port/caveat" CAVEAT_DB_USER=caveat CAVEAT_DB_PASSWORD=unused
    check "external server $("$pg/postgres" --version | grep -o '[0-9].*')" 'it serves' serves
    check 'external server' 'no embedded one was started' [ ! -e "$data/database" ]
    stop
    "${as[@]}" "$pg/pg_ctl" -D "$data/pg" -m fast stop >/dev/null
}

cases
if [ "$(id -u)" -eq 0 ]; then
    who=${DRILL_USER:-nobody}
    as=(setpriv --reuid="$who" --regid="$(id -g "$who")" --clear-groups)
    cases
fi
[ "$failures" -eq 0 ] || { echo "$failures failed" && exit 1; }
