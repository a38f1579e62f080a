#!/usr/bin/env bash
# Tries what src/docs/operations.md says of a cluster: three nodes behind nginx, on a PostgreSQL with a streaming standby.
# Each failure is made for real, and what readers got is counted.
#
#     src/drills/cluster.sh target/quarkus-app/quarkus-run.jar
#
# Needs nginx, curl, python3 and PostgreSQL's programs (PG_BIN, else the newest under /usr/lib/postgresql); as root these
# run as the user postgres. JAVA names the Java. Ports: PORT (8190) and the nine after it, and the same plus 1000.
set -u

jar=${1:?usage: $0 path/to/quarkus-run.jar}
java=${JAVA:-java}
pg=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)}
base=${PORT:-8190}
web=$base one=$((base + 1)) two=$((base + 2)) three=$((base + 3)) primary=$((base + 8)) standby=$((base + 9))
work=$(mktemp -d)
chmod 755 "$work"
failures=0
declare -A pid

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
clean_up() {
    for name in "${!pid[@]}"; do kill -CONT "${pid[$name]}" 2>/dev/null; kill "${pid[$name]}" 2>/dev/null; done
    for side in primary standby; do as_postgres "$pg/pg_ctl" -D "$work/$side" -m immediate stop; done >/dev/null 2>&1
    wait 2>/dev/null
    [ $failures = 0 ] && rm -rf "$work" || echo "logs are in $work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

check() { # check what condition…
    local what=$1
    shift
    if "$@"; then echo "PASS $what"; else echo "FAIL $what"; failures=$((failures + 1)); fi
}
now() { date +%s%3N; }
status() { curl -s -m 10 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1$2"; }
version() { curl -s -m 5 -o /dev/null -w '%header{x-content-version}' "http://127.0.0.1:$1/v1/risks/liver-injury" 2>/dev/null \
    || curl -s -m 5 -D - -o /dev/null "http://127.0.0.1:$1/v1/risks/liver-injury" | tr -d '\r' | sed -n 's/^x-content-version: //Ip'; }
header() { curl -s -m 10 -D - -o /dev/null "http://127.0.0.1:$1$2" | tr -d '\r' | sed -n "s/^$3: //Ip"; }
is() { [ "$1" = "$2" ]; }
at_most() { [ "$1" -le "$2" ]; }
until_is() { # until_is seconds wanted command…: prints the milliseconds it took
    local end=$(($(now) + $1 * 1000)) wanted=$2 begin
    begin=$(now)
    shift 2
    while [ "$("$@")" != "$wanted" ]; do
        [ "$(now)" -gt $end ] && { echo never; return 1; }
        sleep 0.02
    done
    echo $(($(now) - begin))
}
sql() { "$pg/psql" -h 127.0.0.1 -p "$1" -U postgres -X -q -At -v ON_ERROR_STOP=1 caveat; }
publish() { # publish port: one more revision of a risk, as the application writes it
    sql "$1" <<'SQL' | tail -1
begin; lock table content_version in exclusive mode;
update content_version set version = version + 1;
update risk set revision = revision + 1, changed_at = now() where slug = 'liver-injury';
insert into revision (content_version, kind, slug, number, document, origin, by, at)
    select version, 'risk', slug, revision, document, 'person', 'drill', now() from risk, content_version
    where slug = 'liver-injury';
select pg_notify('caveat_content', version::text) from content_version;
commit;
select version from content_version;
SQL
}
postgres() { # postgres start|stop side
    local port=$primary
    [ "$2" = standby ] && port=$standby
    if [ "$1" = start ]; then
        as_postgres "$pg/pg_ctl" -D "$work/$2" -l "$work/$2.log" -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/sockets" start
    else
        as_postgres "$pg/pg_ctl" -D "$work/$2" -m "${3:-fast}" -w stop
    fi >/dev/null
}
node() { # node name port
    CAVEAT_DB_URL="jdbc:postgresql://127.0.0.1:$primary,127.0.0.1:$standby/caveat?user=postgres&targetServerType=primary&hostRecheckSeconds=1" \
        CAVEAT_STALE_FOR=20S QUARKUS_HTTP_PORT=$2 QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=$(($2 + 1000)) \
        "$java" -Xmx160m -jar "$jar" >>"$work/$1.log" 2>&1 &
    pid[$1]=$!
}
readers() { # readers file: asks the web server all the time, and notes each status and body's revision
    python3 - "$web" "$1" "$work/stop" <<'PYTHON' &
import http.client, json, os, sys, time
port, file, stop = int(sys.argv[1]), sys.argv[2], sys.argv[3]
with open(file, "w") as log:
    while not os.path.exists(stop):
        begin = time.time()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/v1/risks/liver-injury")
            answer = connection.getresponse()
            body = answer.read()
            revision = json.loads(body)["review"]["revision"] if answer.status == 200 else "-"
            print(answer.status, answer.getheader("X-Content-Version", "-"), revision, int((time.time() - begin) * 1000), file=log)
        except OSError as e:
            print("000", "-", "-", int((time.time() - begin) * 1000), file=log)
        time.sleep(0.01)
PYTHON
    pid[readers]=$!
}
stop_readers() { touch "$work/stop"; wait "${pid[readers]}"; rm "$work/stop"; unset 'pid[readers]'; }
others_than_200() { grep -vc '^200' "$1"; }
mixed() { # answers whose version and revision do not go together, within one history
    awk '$1 == 200 { print $2 - $3 }' "$1" | sort -u | wc -l
}

mkdir "$work/primary" "$work/standby" "$work/sockets" "$work/cache"
[ "$(id -u)" = 0 ] && chown postgres "$work/primary" "$work/standby" "$work/sockets"
chmod 700 "$work/primary" "$work/standby"
touch "$work/primary.log" "$work/standby.log" && chmod 666 "$work"/*.log
as_postgres "$pg/initdb" -D "$work/primary" -U postgres -A trust --locale=C.UTF-8 -E UTF8 >/dev/null || exit 1
echo "host replication all 127.0.0.1/32 trust" | as_postgres tee -a "$work/primary/pg_hba.conf" >/dev/null
postgres start primary
"$pg/createdb" -h 127.0.0.1 -p "$primary" -U postgres caveat
as_postgres "$pg/pg_basebackup" -h 127.0.0.1 -p "$primary" -U postgres -D "$work/standby" -R -X stream || exit 1
postgres start standby
cat >"$work/nginx.conf" <<CONF
daemon off; pid $work/nginx.pid; error_log $work/nginx.log; $([ "$(id -u)" = 0 ] && echo "user root;")
events {}
http {
    access_log off;
    proxy_cache_path $work/cache keys_zone=caveat:10m;
    # max_fails=0: else a node that says 503 for want of the database is left out for 10 s, and soon all of them.
    upstream nodes {
        server 127.0.0.1:$one max_fails=0; server 127.0.0.1:$two max_fails=0; server 127.0.0.1:$three max_fails=0;
        keepalive 16;
    }
    server {
        listen 127.0.0.1:$web;
        location / {
            proxy_pass http://nodes;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_connect_timeout 1s;
            proxy_read_timeout 5s;
            # A node that cannot answer says 503 within two seconds: ask the next.
            proxy_next_upstream error timeout http_503;
        }
        # The same, as a cache in front does it: for a minute, and old answers rather than none.
        location /cached/ {
            proxy_pass http://nodes/;
            proxy_cache caveat;
            proxy_cache_key \$uri\$is_args\$args\$http_accept_language\$http_origin\$http_accept_encoding;
            proxy_cache_use_stale error timeout updating http_500 http_503;
            proxy_cache_lock on;
            proxy_read_timeout 5s;
            add_header X-Cache \$upstream_cache_status;
        }
    }
}
CONF
nginx -c "$work/nginx.conf" -e "$work/nginx.log" & pid[nginx]=$!
begin=$(now)
node one $one; node two $two; node three $three
for port in $one $two $three; do
    check "three nodes start at once on an empty database: node $port is ready after $(until_is 300 200 status $((port + 1000)) /q/health/ready) ms" is "$(status $port /v1)" 200
done
[ $failures = 0 ] || exit 1

echo "--- a publication"
readers "$work/r0"
v=$(publish $primary)
for port in $one $two $three; do check "node $port shows version $v after $(until_is 5 "$v" version $port) ms" is "$(version $port)" "$v"; done
curl -s -o /dev/null "http://127.0.0.1:$web/cached/v1/risks"
check "a cache in front answers by itself" is "$(header $web /cached/v1/risks X-Cache)" HIT

echo "--- a node is killed"
kill -9 "${pid[one]}"; wait "${pid[one]}" 2>/dev/null
sleep 3
node one $one
check "it is back after $(until_is 120 200 status $((one + 1000)) /q/health/ready) ms" is "$(status $one /v1)" 200
stop_readers
check "readers got $(wc -l <"$work/r0") answers, $(others_than_200 "$work/r0") of them not 200" is "$(others_than_200 "$work/r0")" 0
check "no body of another version" is "$(mixed "$work/r0")" 1

echo "--- PostgreSQL is restarted"
readers "$work/r1"
postgres stop primary; postgres start primary
v=$(publish $primary)
check "all nodes hear again: $(until_is 10 "$v" version $three) ms after the next publication" is "$(version $one)" "$v"
stop_readers
check "readers of what is kept got $(wc -l <"$work/r1") answers, $(others_than_200 "$work/r1") of them not 200" is "$(others_than_200 "$work/r1")" 0

echo "--- the database is gone (primary stopped, nothing promoted)"
for port in $one $two $three; do status $port /v1/risks/liver-injury >/dev/null; done
postgres stop primary immediate
begin=$(now)
check "the alarm is down after $(until_is 5 503 status $((one + 1000)) /q/health/group/alarm) ms" is "$(status $((one + 1000)) /q/health/group/alarm)" 503
check "readiness is up" is "$(status $((one + 1000)) /q/health/ready)" 200
sleep 2
check "what is kept is answered, with Age $(header $one /v1/risks/liver-injury Age)" is "$(status $one /v1/risks/liver-injury)" 200
asked=$(now)
check "what is not kept is 503" is "$(status $one "/v1/risks?size=77")" 503
check "within 2 s ($(($(now) - asked)) ms)" at_most $(($(now) - asked)) 2000
check "with Retry-After" is "$(header $one "/v1/risks?size=77" Retry-After)" 5
sleep $((20 - ($(now) - begin) / 1000 + 1))
check "after the configured time readiness goes down" is "$(status $((one + 1000)) /q/health/ready)" 503
check "and nothing old is answered" is "$(status $one /v1/risks/liver-injury)" 503
check "a cache in front still answers what it has" is "$(status $web /cached/v1/risks)" 200
postgres start primary
check "the nodes come back by themselves after $(until_is 30 200 status $((one + 1000)) /q/health/ready) ms" is "$(status $one "/v1/risks?size=77")" 200

echo "--- the database hangs (frozen, connections stay open)"
status $two /v1/risks/liver-injury >/dev/null
head -1 "$work/primary/postmaster.pid" >"$work/frozen"
processes=$(pgrep -P "$(cat "$work/frozen")"; cat "$work/frozen")
kill -STOP $processes
asked=$(now)
check "a request that is not kept is 503" is "$(status $two "/v1/risks?size=78")" 503
took=$(($(now) - asked))
check "within 2 s ($took ms)" at_most $took 2000
check "what is kept is answered" is "$(status $two /v1/risks/liver-injury)" 200
kill -CONT $processes
check "all is well again after $(until_is 30 200 status $two "/v1/risks?size=79") ms" is "$(status $two "/v1/risks?size=79")" 200

echo "--- fail-over: the primary is lost, the standby is promoted"
v=$(publish $primary)
for port in $one $two $three; do until_is 10 "$v" version $port >/dev/null; done
sleep 1
readers "$work/r2"
postgres stop primary immediate
sleep 1
begin=$(now)
as_postgres "$pg/pg_ctl" -D "$work/standby" -w promote >/dev/null
check "nodes read from the new primary $(until_is 30 200 status $three "/v1/risks?size=80") ms after its promotion" is "$(status $three "/v1/risks?size=80")" 200
v=$(publish $standby)
for port in $one $two $three; do check "node $port shows version $v, $(until_is 30 "$v" version $port) ms after it was published there" is "$(version $port)" "$v"; done
stop_readers
check "readers of what is kept got $(wc -l <"$work/r2") answers, $(others_than_200 "$work/r2") of them not 200" is "$(others_than_200 "$work/r2")" 0

echo "--- a fail-over that loses the last publication, and another takes its number"
# The old primary comes back with a publication that the new one never had: to the nodes it is the other way round.
postgres stop standby
rm -rf "$work/standby/standby.signal"
postgres start primary
for port in $one $two $three; do until_is 30 200 status $port "/v1/risks?size=81" >/dev/null; done
w=$(publish $primary)
for port in $one $two $three; do
    check "node $port shows this history's version $w after $(until_is 30 "$w" version $port) ms" is "$(version $port)" "$w"
    check "with its own revision, not the one that had the number before" is \
        "$(curl -s http://127.0.0.1:$port/v1/risks/liver-injury | grep -o '"review":{"revision":[0-9]*' | grep -o '[0-9]*$')" \
        "$(sql $primary <<<"select revision from risk where slug = 'liver-injury'")"
done
grep -h -c "may have become another" "$work"/{one,two,three}.log | xargs echo "noticed by the nodes so often:"

[ $failures = 0 ] && echo "all as documented" || echo "$failures failures"
exit $((failures > 0))
