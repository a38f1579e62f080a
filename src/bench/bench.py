#!/usr/bin/env python3
"""Measures Caveat beside what it should come near to. Everything runs on loopback and is stopped at the end.

    src/bench/bench.py [--only cached,304,memory,list,start,fresh,scale,sync] [--rounds 5] [--seconds 5] [--requests 1000000]

Needs a built application (./mvnw package), a JDK for it (JAVA, or java), wrk, nginx, and PostgreSQL's programs
(PG_BIN, else the newest under /usr/lib/postgresql) with pgbench. "start" is of JAVA_NEW where that is given,
and needs the archive that docker/archive.sh made with the same Java, from the folder where this is started.
As root it runs PostgreSQL as the user postgres. Ports: 8190 to 8199 and 9190 to 9199, or those from PORT on.

Where there are two cores or more, the server that is measured is alone on core 0, and load and database are on core 1.
A and B run in turn; figures are medians, with the ratio to Caveat's. Noise of other programs is in them: the load of the
machine is printed.
"""

import argparse
import gzip
import http.client
import itertools
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
APP = Path(os.environ.get("APP", HERE.parent.parent / "target/quarkus-app"))
JAVA = os.environ.get("JAVA", "java")
JAVA_NEW = os.environ.get("JAVA_NEW", "")
PORT = int(os.environ.get("PORT", "8190"))
HEAP = os.environ.get("HEAP", "-Xmx160m")
# Nodes are measured as they are in service: until then the compiler shares the cores with what it compiles.
WARM_UP_SECONDS = 20
WARM_UP_VERSIONS = 60
# Seconds after which search has followed a publication and kept it: only then is a node idle.
ALL_FOLLOWED = 2.5
CORES = os.cpu_count() or 1

signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
started, logs = [], itertools.count()
work = Path(tempfile.mkdtemp(prefix="bench-", dir=os.environ.get("WORK")))
os.chmod(work, 0o755)


def pg(name):
    folder = os.environ.get("PG_BIN") or max(
        (str(p) for p in Path("/usr/lib/postgresql").glob("*/bin")), key=lambda p: int(p.split("/")[-2]))
    return f"{folder}/{name}"


def pinned(core, command):
    return ["taskset", "-c", str(core)] + command if CORES > 1 else command


def as_postgres(command):
    return ["runuser", "-u", "postgres", "--"] + command if os.getuid() == 0 else command


def start(command, **more):
    log = open(work / f"{next(logs)}.log", "wb")
    # In a session of its own a program has its share of the processor whatever else this one started.
    process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **more)
    started.append(process)
    return process


def stop(process):
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
    started.remove(process)


def clean_up():
    """Stops what is still running, when all is done or this is interrupted."""
    for process in reversed(started):
        process.terminate()
    for process in started:
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
    if sys.exc_info()[0] is None:
        shutil.rmtree(work)
    else:
        print(f"logs are in {work}", file=sys.stderr)


def get(port, path, headers={}):
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers), timeout=60) as answer:
        return answer.read(), answer.headers


def wait_for(port, path="/v1", seconds=900):
    end = time.time() + seconds
    while time.time() < end:
        try:
            return get(port, path)
        except OSError:
            time.sleep(0.01)
    raise SystemExit(f"nothing answers on port {port}; see {work}")


def used(processes):
    """Processor time in hundredths of a second."""
    return sum(sum(map(int, Path(f"/proc/{process.pid}/stat").read_text().split()[13:15])) for process in processes)


def settled(*processes, seconds=1200):
    """Waits until these do nothing any more: after its first answer a node still makes the search index's vectors."""
    end = time.time() + seconds
    quiet, before = 0, used(processes)
    while quiet < 3 and time.time() < end:
        time.sleep(1)
        now = used(processes)
        quiet = quiet + 1 if now - before <= 5 * len(processes) else 0
        before = now


class Database:
    """A PostgreSQL of its own, in the work folder."""

    def __init__(self, port=PORT + 9):
        self.port = port
        folder = work / "pg"
        folder.mkdir()
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        subprocess.run(as_postgres([pg("initdb"), "-D", str(folder / "data"), "-U", "postgres", "-A", "trust",
                                    "--locale=C.UTF-8", "-E", "UTF8"]), check=True, stdout=subprocess.DEVNULL)
        self.folder = folder
        self.run()
        self.sql("create database caveat", "postgres")

    def run(self):
        self.process = start(pinned(CORES - 1, as_postgres(
            [pg("postgres"), "-D", str(self.folder / "data"), "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
             "-c", f"unix_socket_directories={self.folder}", "-c", "shared_buffers=256MB"])))
        while subprocess.run([pg("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode:
            time.sleep(0.1)

    def restart(self):
        subprocess.run(as_postgres([pg("pg_ctl"), "-D", str(self.folder / "data"), "-m", "fast", "-w", "stop"]), check=True,
                       stdout=subprocess.DEVNULL)
        self.process.wait(30)
        started.remove(self.process)
        self.run()

    def psql(self, database="caveat"):
        return [pg("psql"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-X", "-q", "-At",
                "-v", "ON_ERROR_STOP=1", database]

    def sql(self, text, database="caveat"):
        return subprocess.run(self.psql(database), input=text, text=True, check=True, capture_output=True).stdout.strip()

    def publish(self, slug="liver-injury"):
        """What a publication of one risk does in the database: the summary says which revision it is."""
        return f"""
            begin; lock table content_version in exclusive mode;
            update content_version set version = version + 1;
            update risk set revision = revision + 1, changed_at = now(), document = jsonb_set(document, '{{summary,en}}',
                to_jsonb('Published as ' || (revision + 1))) where slug = '{slug}';
            insert into revision (content_version, kind, slug, number, document, origin, by, at)
                select version, 'risk', slug, revision, document, 'person', 'bench', now() from risk, content_version
                where slug = '{slug}';
            select pg_notify('caveat_content', version::text) from content_version;
            commit;"""

    def grow(self, items):
        """Copies the risk whose document is of middling length until there are so many items."""
        slug = self.sql("""select slug from risk where slug not like 'grown-%' order by length(document::text)
            offset (select count(*) / 2 from risk where slug not like 'grown-%') limit 1""")
        have = int(self.sql("select count(*) from (select distinct kind, slug from revision) i"))
        self.sql(f"""
            begin; lock table content_version in exclusive mode;
            create temp table more as select n, (select version from content_version) + row_number() over () as version
                from generate_series({have + 1}, {items}) n;
            insert into risk (id, slug, title, title_sort, revision, changed_at, last_reviewed, next_review_due, category,
                    severity_min, severity_max, serious, onset, document)
                select -n, 'grown-' || n, title, 'grown ' || n, 1, now(), last_reviewed, next_review_due, category,
                    severity_min, severity_max, serious, onset, jsonb_set(document, '{{slug}}', to_jsonb('grown-' || n))
                from risk, more where slug = '{slug}';
            insert into reference (from_kind, from_slug, to_kind, to_slug, role)
                select from_kind, 'grown-' || n, to_kind, to_slug, role from reference, more
                where from_kind = 'risk' and from_slug = '{slug}' and role <> 'mention';
            insert into revision (content_version, kind, slug, number, document, origin, at)
                select version, 'risk', 'grown-' || n, 1, document, 'person', now() from more join risk on slug = 'grown-' || n;
            update content_version set version = (select max(content_version) from revision);
            select pg_notify('caveat_content', version::text) from content_version;
            commit;""")
        # Else PostgreSQL would do this while something is measured.
        for done in ("vacuum analyze", "checkpoint"):
            self.sql(done)


def caveat(database, port=PORT, core=0, java=None, options=(), **environment):
    variables = dict(os.environ, CAVEAT_DB_URL=f"jdbc:postgresql://127.0.0.1:{database.port}/caveat?user=postgres",
                     CAVEAT_DATA=str(work / str(port)), CAVEAT_RATE_LIMIT_ADDRESS="0", CAVEAT_RATE_LIMIT_TOKEN="0",
                     QUARKUS_HTTP_PORT=str(port), QUARKUS_HTTP_HOST="127.0.0.1", QUARKUS_MANAGEMENT_PORT=str(port + 1000),
                     QUARKUS_HTTP_ACCESS_LOG_ENABLED="false",
                     # As src/docs/operations.md says: three nodes with more would leave none for who publishes.
                     QUARKUS_DATASOURCE_JDBC_MAX_SIZE="20", **environment)
    command = [java or JAVA, HEAP, "-XX:+ExitOnOutOfMemoryError", *options, "-jar", str(APP / "quarkus-run.jar")]
    return start(pinned(core, command) if core is not None else command, env=variables)


def nginx(file, port=PORT + 1):
    root = work / "nginx"
    (root / "v1").mkdir(parents=True, exist_ok=True)
    shutil.copy(file, root / "v1/file")
    (root / "nginx.conf").write_text(f"""
        daemon off; worker_processes 1; pid {root}/pid; error_log {root}/error.log; user {'root' if os.getuid() == 0 else ''};
        events {{ worker_connections 1024; }}
        http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; default_type application/json;
            open_file_cache max=100; server {{ listen 127.0.0.1:{port}; root {root}; }} }}
        """.replace("user ;", ""))
    process = start(pinned(0, ["nginx", "-p", str(root), "-c", str(root / "nginx.conf"), "-e", str(root / "error.log")]))
    wait_for(port, "/v1/file")
    return process


def wrk(port, path, seconds, connections=32, headers=()):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    text = subprocess.run(pinned(CORES - 1, command + [f"http://127.0.0.1:{port}{path}"]), check=True,
                          capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    p99, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    if "Non-2xx" in text and not headers:
        raise SystemExit(text)
    return rate, float(p99) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def in_turn(rounds, **ways):
    """Runs each way once in each round, and prints medians beside those of the first."""
    results = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            results[name].append(way())
    medians = {name: [statistics.median(column) for column in zip(*values)] for name, values in results.items()}
    first = next(iter(medians.values()))
    for name, (rate, p99) in medians.items():
        spread = sorted(value[0] for value in results[name])
        print(f"  {name:<28}{rate:>10.0f}/s  p99 {p99:>7.2f} ms   Caveat is {first[0] / rate:.2f} of it,"
              f" p99 {first[1] / p99:.2f} times   ({spread[0]:.0f} to {spread[-1]:.0f})")
    return medians


def head(title):
    print(f"\n{title}   (load of the machine: {' '.join(map(str, os.getloadavg()))})", flush=True)


def detail(port, kinds=("risks", "therapies", "articles")):
    """The detail whose bytes come nearest to 8 kB."""
    found = []
    for kind in kinds:
        for item in json.loads(get(port, f"/v1/{kind}?size=100")[0])["items"]:
            path = f"/v1/{kind}/{item['slug']}"
            found.append((abs(len(get(port, path)[0]) - 8192), path))
    return min(found)[1]


def bench_cached(arguments, database):
    app = caveat(database)
    wait_for(PORT)
    settled(app)
    path = detail(PORT)
    body, headers = get(PORT, path)
    file = work / "body"
    file.write_bytes(body)
    web = nginx(file)
    classes = os.pathsep.join(map(str, (APP / "lib/main").glob("*.jar")))
    bare = start(pinned(0, [JAVA, "-cp", classes, str(HERE / "BareVertx.java"), str(PORT + 2), str(file)]))
    wait_for(PORT + 2, "/")
    for port, address in ((PORT, path), (PORT + 1, "/v1/file"), (PORT + 2, "/")):
        wrk(port, address, max(WARM_UP_SECONDS, arguments.seconds))
    if "cached" in arguments.only:
        head(f"cached detail, {path}, {len(body)} bytes, 32 keep-alive clients, one core")
        in_turn(arguments.rounds, **{
            "Caveat": lambda: wrk(PORT, path, arguments.seconds),
            "bare Vert.x (goal 0.9)": lambda: wrk(PORT + 2, "/", arguments.seconds),
            "nginx, a file (goal 0.75)": lambda: wrk(PORT + 1, "/v1/file", arguments.seconds)})
    if "304" in arguments.only:
        ours = f"If-None-Match: {headers['ETag']}"
        theirs = f"If-None-Match: {get(PORT + 1, '/v1/file')[1]['ETag']}"
        head("the same, 304")
        in_turn(arguments.rounds, **{
            "Caveat": lambda: wrk(PORT, path, arguments.seconds, headers=[ours]),
            "nginx (goal 0.75)": lambda: wrk(PORT + 1, "/v1/file", arguments.seconds, headers=[theirs])})
    stop(web)
    stop(bare)
    if "memory" in arguments.only:
        head(f"resident memory with {HEAP} (goal 256 MB, flat)")
        done = 0
        while True:
            print(f"  after {done:>9} requests {resident(app):>6.0f} MB", flush=True)
            if done >= arguments.requests:
                break
            done += int(wrk(PORT, path, 10)[0] * 10)
    stop(app)


def resident(process):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text()).group(1)) / 1024


def bench_list(arguments, database):
    app = caveat(database, CAVEAT_CACHE_SIZE="0")
    wait_for(PORT)
    settled(app)
    path = "/v1/risks?size=20"
    columns = database.sql("select string_agg(column_name, ', ') from information_schema.columns where table_name = 'risk'")
    script = work / "list.sql"
    script.write_text(f"""begin isolation level repeatable read;
select version from content_version;
select {columns} from risk order by title_sort, slug offset 0 rows fetch first 20 rows only;
select count(*) from risk;
commit;
""")

    def pgbench():
        text = subprocess.run(pinned(CORES - 1, [pg("pgbench"), "-n", "-M", "prepared", "-h", "127.0.0.1", "-p", str(database.port),
                              "-U", "postgres", "-c", "8", "-T", str(arguments.seconds), "-f", str(script), "-l",
                              "--log-prefix", str(work / "pgbench"), "caveat"]), check=True, capture_output=True, text=True).stdout
        times = []
        for log in work.glob("pgbench.*"):
            times += [int(line.split()[2]) / 1000 for line in log.read_text().splitlines()]
            log.unlink()
        return float(re.search(r"tps = ([\d.]+) \(without", text).group(1)), sorted(times)[int(len(times) * 0.99)]

    wrk(PORT, path, WARM_UP_SECONDS, connections=8)
    head("list of 20 risks, uncached, 8 clients; Caveat on one core, PostgreSQL and the load on the other")
    in_turn(arguments.rounds, **{"Caveat": lambda: wrk(PORT, path, arguments.seconds, connections=8),
                                 "pgbench, same SQL (goal 0.5)": pgbench})
    stop(app)


def bench_start(arguments, database):
    java = JAVA_NEW or JAVA
    version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    is_new = int(re.search(r'version "(\d+)', version).group(1)) >= 25
    archive = APP / ("app.aot" if is_new else "app.jsa")
    option = "-XX:AOTCache" if is_new else "-XX:SharedArchiveFile"
    stop_after_load = caveat(database, core=None)
    wait_for(PORT)
    stop(stop_after_load)
    head(f"from start to the first answer, {java}, external PostgreSQL (goal 1.0 s and half)")
    results = {"without": [], "with archive": []}
    for _ in range(arguments.rounds):
        for name, options in (("without", ()), ("with archive", (f"{option}={archive}",))):
            if options and not archive.exists():
                continue
            begin = time.time()
            app = caveat(database, core=None, java=java, options=options)
            wait_for(PORT, "/v1/risks?size=20")
            results[name].append(time.time() - begin)
            stop(app)
    for name, values in results.items():
        if values:
            print(f"  {name:<28}{statistics.median(values):>8.2f} s   ({min(values):.2f} to {max(values):.2f})")


def bench_fresh(arguments, database):
    nodes = [caveat(database, port=PORT + i, core=None) for i in range(3)]
    for i in range(3):
        wait_for(PORT + i)
    settled(*nodes)
    psql = subprocess.Popen(database.psql(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    connections = [http.client.HTTPConnection("127.0.0.1", PORT + i, timeout=20) for i in range(3)]

    def until_new(connection, path, etag, seen):
        while True:
            connection.request("GET", path, headers={"If-None-Match": etag})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status == 200:
                seen.append((time.perf_counter(), hash(body)))
                return
            time.sleep(0.002)

    def publications(path, count, pause):
        times = []
        for _ in range(count):
            etags = {get(PORT + i, path)[1]["ETag"] for i in range(3)}
            assert len(etags) == 1, etags
            time.sleep(pause)
            seen = []
            pollers = [threading.Thread(target=until_new, args=(connection, path, *etags, seen)) for connection in connections]
            for poller in pollers:
                poller.start()
            time.sleep(0.05)
            begin = time.perf_counter()
            psql.stdin.write(database.publish(path.split("/")[-1]) + "\n")
            psql.stdin.flush()
            for poller in pollers:
                poller.join(20)
            assert len(seen) == 3 and len({body for _, body in seen}) == 1, seen
            times.append((max(when for when, _ in seen) - begin) * 1000)
        return sorted(times)

    def read_all(port):
        for path in pages:
            get(port, path)

    first = publications("/v1/risks/liver-injury", 1, 1)[0]
    pages = [risk["href"] for risk in json.loads(get(PORT, "/v1/risks?size=50")[0])["items"]]
    for _ in range(WARM_UP_VERSIONS):
        database.sql(database.publish())
        readers = [threading.Thread(target=read_all, args=(PORT + i,)) for i in range(3)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    settled(*nodes)
    head("from a publication's first statement until all of 3 idle nodes answer the new bytes (goal p99 50 ms)")
    print(f"  the first after the start: {first:.0f} ms")
    for path in (detail(PORT, ("risks",)), "/v1/risks/liver-injury"):
        print(f"  {path}, {len(get(PORT, path)[0])} bytes:", end=" ", flush=True)
        times = publications(path, 40 * arguments.rounds, ALL_FOLLOWED)
        print(f"{len(times)} publications: median {statistics.median(times):.1f} ms,"
              f" p99 {times[int(len(times) * 0.99)]:.1f} ms, longest {times[-1]:.1f} ms", flush=True)
    psql.stdin.close()
    for node in nodes:
        stop(node)


def bench_scale(arguments, database):
    for items in (1_000, 10_000, 100_000):
        database.grow(items)
        # The search index takes minutes to make, with vectors hours, and has no part in this: it is made beforehand, on all cores.
        first = caveat(database, core=None, CAVEAT_SEARCH_SEMANTIC="false")
        wait_for(PORT)
        settled(first, seconds=3600)
        stop(first)
        kept = caveat(database, CAVEAT_SEARCH_SEMANTIC="false")
        wait_for(PORT)
        shutil.rmtree(work / str(PORT + 1), ignore_errors=True)
        shutil.copytree(work / str(PORT), work / str(PORT + 1))
        made = caveat(database, port=PORT + 1, CAVEAT_CACHE_SIZE="0", CAVEAT_SEARCH_SEMANTIC="false")
        wait_for(PORT + 1)
        settled(kept, made)
        path = "/v1/risks/liver-injury"
        wrk(PORT, path, WARM_UP_SECONDS), wrk(PORT + 1, path, WARM_UP_SECONDS, connections=4)
        rates = [wrk(PORT, path, arguments.seconds)[0] for _ in range(arguments.rounds)]
        slow = [wrk(PORT + 1, path, arguments.seconds, connections=4)[0] for _ in range(arguments.rounds)]
        head(f"detail at {items} items")
        print(f"  cached {statistics.median(rates):.0f}/s ({min(rates):.0f} to {max(rates):.0f}),"
              f" uncached {statistics.median(slow):.0f}/s ({min(slow):.0f} to {max(slow):.0f})", flush=True)
        stop(kept), stop(made)


def bench_sync(arguments, database):
    database.grow(10_000)
    app = caveat(database)
    wait_for(PORT)
    plain, moved = {}, {}

    def follow(path, coding):
        size, count = 0, 0
        while True:
            body, headers = get(PORT, path, {"Accept-Encoding": coding})
            size += len(body)
            page = json.loads(gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body)
            count += len(page["items"])
            if "deltaLink" in page:
                return size, count, page["deltaLink"]
            path = page["nextLink"]

    head("first sync and a change of 1% at 10,000 items")
    begin = time.time()
    body, _ = get(PORT, "/v1/snapshot.ndjson.gz?lang=en")
    lines = gzip.decompress(body).splitlines()
    print(f"  snapshot: {len(lines) - 1} items, {len(body) / 1e6:.2f} MB, {time.time() - begin:.1f} s")
    link = json.loads(lines[-1])["deltaLink"]
    begin = time.time()
    size, count, _ = follow("/v1/changes?lang=en&size=500", "gzip")
    print(f"  first round, pages of 500 in gzip: {count} items, {size / 1e6:.2f} MB, {time.time() - begin:.1f} s")
    database.sql("\n".join(database.publish(f"grown-{n}") for n in range(9_901, 10_001)))
    time.sleep(1)
    begin = time.time()
    size, count, link = follow(link, "gzip")
    print(f"  a change of 1%, in gzip: {count} items, {size / 1e3:.0f} kB, {time.time() - begin:.2f} s")
    begin = time.time()
    size, count, _ = follow(link, "identity")
    print(f"  an empty round: {count} items, {size} bytes, {(time.time() - begin) * 1000:.0f} ms")
    stop(app)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="cached,304,memory,list,start,fresh,scale,sync")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=1_000_000)
    arguments = parser.parse_args()
    arguments.only = arguments.only.split(",")
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    print(f"{model.group(1) if model else 'unknown processor'}, {CORES} cores, Linux {os.uname().release}")
    print(subprocess.run([JAVA, "-version"], capture_output=True, text=True).stderr.splitlines()[0])
    try:
        database = Database()
        first = caveat(database, core=None)
        wait_for(PORT)
        settled(first)
        stop(first)
        # Making the vectors of the search index takes minutes: others are given what the first has made.
        for port in (PORT + 1, PORT + 2):
            shutil.copytree(work / str(PORT), work / str(port))
        if {"cached", "304", "memory"} & set(arguments.only):
            bench_cached(arguments, database)
        for name, bench in (("list", bench_list), ("start", bench_start), ("fresh", bench_fresh), ("sync", bench_sync),
                            ("scale", bench_scale)):
            if name in arguments.only:
                bench(arguments, database)
    finally:
        clean_up()


if __name__ == "__main__":
    main()
