"""What src/drills/soak.sh says. Starts and stops programs as src/bench/bench.py does."""

import collections
import gzip
import hashlib
import json
import multiprocessing
import os
import pickle
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
from bench import HEAP, PORT, Database, caveat, clean_up, detail, get, head, resident, settled, start, used, wait_for, work, wrk

WORKERS, THREADS = 2, 32
WARM_UP = 60
NODES = [PORT + 1, PORT + 2, PORT + 3]
PUBLISHED = "Published as "  # and the revision: the summary that Database.publish writes
WHEN = "select version, extract(epoch from clock_timestamp()) from content_version;"


class Checks:
    """Asks all the time, and compares every answer with those before. What only the database can tell is kept for the end."""

    def __init__(self, questions, faults):
        self.questions = questions
        self.faults = faults
        self.etags = {}  # of a question at a version
        self.digests = {}  # of an ETag
        self.recent = collections.OrderedDict()  # bytes of an ETag
        self.facts = {}  # of a path and an ETag
        self.shown = {}  # facts of a path at a version
        self.newest = {}  # version of a node
        self.asked_last = {}  # when a node still showed a version
        self.failures = []
        self.wrong = []
        self.counts = collections.Counter()

    def blame(self, what):
        self.counts["wrong"] += 1
        self.faults["wrong"].value += 1
        if len(self.wrong) < 100:
            self.wrong.append(what)

    def fail(self, sent, what):
        self.faults["failed"].value += 1
        self.failures.append((sent, what))

    def inspect(self, path, etag, body, coding):
        """What there is to know of new bytes."""
        plain = gzip.decompress(body) if coding == "gzip" else body
        if etag.strip('"').removesuffix("-gzip") != hashlib.sha256(plain).hexdigest()[:24]:
            self.blame(f"{path}: ETag {etag} is not of these {len(plain)} bytes")
        document = json.loads(plain)
        slug = re.fullmatch(r"/v1/\w+/([^?]+)(\?.*)?", path)
        revision = 0
        if slug and "review" in document:
            revision = document["review"]["revision"]
            if document["slug"] != slug.group(1):
                self.blame(f"{path}: the item is {document['slug']}")
            if document["summary"].startswith(PUBLISHED) and document["summary"] != f"{PUBLISHED}{revision}":
                self.blame(f"{path}: revision {revision} with the text {document['summary']}")
        named = set()

        def walk(node):
            if isinstance(node, dict):
                text = node.get("summary")
                if isinstance(text, str) and text.startswith(PUBLISHED) and "slug" in node:
                    named.add((node["slug"], int(text.removeprefix(PUBLISHED))))
                for value in node.values():
                    walk(value)
            elif isinstance(node, list):
                for value in node:
                    walk(value)

        walk(document)
        return revision, tuple(sorted(named))

    def check(self, question, sent_etag, sent, before, status, headers, body):
        path, coding, _ = question
        search = path.startswith("/v1/search")
        etag, version = headers["etag"], int(headers["x-content-version"])
        node = headers["x-node"].split(",")[-1].strip() + (" search" if search else "")
        if "age" in headers:
            self.counts["with Age"] += 1
        if version < before.get(node, 0):
            self.blame(f"{path}: {node} went back from version {before[node]} to {version}")
        self.newest[node] = max(version, self.newest.get(node, 0))
        self.asked_last[node, version] = max(sent, self.asked_last.get((node, version), 0))
        if not search and self.etags.setdefault((question, version), etag) != etag:
            self.blame(f"{question}: version {version} has the ETags {etag} and {self.etags[question, version]}")
        if status == 304:
            self.counts["304"] += 1
            if etag != sent_etag or body:
                self.blame(f"{path}: 304 with {etag} for {sent_etag}, {len(body)} bytes")
            return etag
        self.counts["200"] += 1
        if self.recent.get(etag) != body:
            digest = hashlib.sha256(body).digest()
            if self.digests.setdefault(etag, digest) != digest:
                self.blame(f"{path}: {etag} has had other bytes")
            self.recent[etag] = body
            if len(self.recent) > 400:
                self.recent.popitem(last=False)
        if (path, etag) not in self.facts:
            self.facts[path, etag] = self.inspect(path, etag, body, headers.get("content-encoding"))
        self.shown[path, version] = self.facts[path, etag]
        return etag

    def ask(self, port, interval, stop, asked):
        connection, last, chance = None, {}, random.Random()
        due = time.time()
        while not stop.is_set():
            due = max(due + interval, time.time() - 0.5)
            if due > time.time():
                time.sleep(due - time.time())
            question = chance.choice(self.questions)
            path, coding, language = question
            etag = last.get(question) if chance.random() < 0.25 else None
            before, sent = dict(self.newest), time.time()
            try:
                if connection is None:
                    connection = socket.create_connection(("127.0.0.1", port), timeout=15)
                    file = connection.makefile("rb")
                connection.sendall((f"GET {path} HTTP/1.1\r\nHost: soak\r\nAccept-Encoding: {coding}\r\nAccept-Language: {language}\r\n"
                                    + (f"If-None-Match: {etag}\r\n" if etag else "") + "\r\n").encode())
                status, headers, body = read(file)
                if status not in (200, 304):
                    self.fail(sent, f"status {status}")
                else:
                    asked.value += 1
                    last[question] = self.check(question, etag, sent, before, status, headers, body)
                if headers.get("connection") == "close":
                    connection = None
            except (OSError, EOFError) as e:
                self.fail(sent, f"connection: {type(e).__name__} {e}")
                connection = None
            except Exception as e:
                self.blame(f"{path}: {type(e).__name__} {e}")
                connection = None


def read(file):
    status = int(file.readline().split()[1])
    headers = {}
    while (line := file.readline()) != b"\r\n":
        if not line:
            raise EOFError("within the head")
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    if status == 304:
        return status, headers, b""
    length = int(headers["content-length"])
    body = file.read(length)
    if len(body) != length:
        raise EOFError(f"{len(body)} of {length} bytes")
    return status, headers, body


class Load:
    """Processes that ask, each with several connections."""

    def __init__(self, questions, rate):
        self.stop = multiprocessing.Event()
        self.results = multiprocessing.Queue()
        self.asked = [multiprocessing.Value("Q", 0, lock=False) for _ in range(WORKERS * THREADS)]
        # For the eye only: each process counts its own.
        self.faults = [{kind: multiprocessing.Value("Q", 0, lock=False) for kind in ("wrong", "failed")} for _ in range(WORKERS)]
        interval = WORKERS * THREADS / rate if rate else 0
        self.processes = [multiprocessing.Process(target=self.work, args=(questions, interval, n), daemon=True)
                          for n in range(WORKERS)]
        for process in self.processes:
            process.start()

    def work(self, questions, interval, n):
        checks = Checks(questions, self.faults[n])
        threads = [threading.Thread(target=checks.ask, args=(PORT, interval, self.stop, one), daemon=True) for one in self.asked[n::WORKERS]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.results.put((checks.counts, checks.failures, checks.wrong, checks.shown, checks.etags, checks.asked_last))

    def total(self):
        return sum(one.value for one in self.asked)

    def faulty(self, kind):
        return sum(one[kind].value for one in self.faults)

    def end(self):
        self.stop.set()
        results = [self.results.get(timeout=60) for _ in self.processes]
        for process in self.processes:
            process.join()
        return results


def nginx():
    root = work / "nginx"
    root.mkdir()
    (root / "nginx.conf").write_text(f"""
        daemon off; pid {root}/pid; error_log {root}/error.log; {'user root;' if os.getuid() == 0 else ''}
        events {{ }}
        http {{
            access_log off; keepalive_requests 1000000000;
            upstream nodes {{ {' '.join(f'server 127.0.0.1:{port} max_fails=0;' for port in NODES)} keepalive 32; }}
            server {{
                listen 127.0.0.1:{PORT};
                # max_fails=0: a node that says 503 for want of the database would be left out for 10 s, and soon all of them.
                location / {{
                    proxy_pass http://nodes; proxy_http_version 1.1; proxy_set_header Connection "";
                    proxy_connect_timeout 1s; proxy_read_timeout 5s; proxy_next_upstream error timeout http_503;
                    add_header X-Node $upstream_addr always;
                }}
            }}
        }}""")
    return start(["nginx", "-p", str(root), "-c", str(root / "nginx.conf"), "-e", str(root / "error.log")])


def questions():
    near = detail(NODES[0], ("risks",))
    risks = [item["slug"] for item in json.loads(get(NODES[0], "/v1/risks?size=100")[0])["items"]]
    published = [near.split("/")[-1]] + [slug for slug in risks if f"/{slug}" not in near][:4]
    paths = [f"/v1/risks/{slug}" for slug in published] + [detail(NODES[0], ("therapies",)), detail(NODES[0], ("articles",)),
                                                           "/v1/risks?size=20", "/v1/search?q=liver"]
    asked = [(path, "identity", "en") for path in paths] + [(path, "gzip", "en") for path in paths[:3]]
    return published, asked + [(path, "identity", "de, en") for path in paths[:2]] + [(near, "identity", "en")] * 4


def main():
    seconds, between = float(sys.argv[1]) * 60, float(sys.argv[2])
    database = Database()
    nodes, begun, memory, spans, times = {}, {}, {}, [], {}

    def run(port):
        nodes[port], begun[port] = caveat(database, port=port, core=None), time.time()
        memory.setdefault(port, []).append([])

    run(NODES[0])
    wait_for(NODES[0])
    settled(nodes[NODES[0]], seconds=90)
    for port in NODES[1:]:
        # Making the vectors of the search index takes minutes: they are given what the first has made.
        shutil.copytree(work / str(NODES[0]), work / str(port))
        run(port)
    for port in NODES:
        wait_for(port)
    settled(*nodes.values(), seconds=15)
    nginx()
    wait_for(PORT)
    published, asked = questions()
    print(f"published in turn: {', '.join(published)}; {len(set(asked))} questions: {sorted(set(asked))}")
    over, failed, downs = threading.Event(), [], []

    def publish():
        n = 0
        while not over.is_set():
            due = time.time() + 1
            try:
                version, when = database.sql(database.publish(published[n % len(published)]) + WHEN).splitlines()[-1].split("|")
                times[int(version)] = float(when)
                n += 1
            except subprocess.CalledProcessError as e:
                failed.append(e.stderr.strip().splitlines()[-1])
            over.wait(max(0, due - time.time()))

    threading.Thread(target=publish, daemon=True).start()
    head("the top rate, with a publication per second as well")
    load = Load(asked, 0)
    time.sleep(WARM_UP)
    before, by_nodes, by_client = load.total(), used(nodes.values()), used(load.processes)
    time.sleep(15)
    own = (load.total() - before) / 15
    by_nodes, by_client = used(nodes.values()) - by_nodes, used(load.processes) - by_client
    load.end()
    top = wrk(PORT, f"/v1/risks/{published[0]}", 15)[0]
    rate = min(top, own) / 2
    print(f"  wrk {top:.0f}/s of one detail; the client that checks {own:.0f}/s of all questions; half of the lower is {rate:.0f}/s")
    print(f"  with that client, of {os.cpu_count()} cores the nodes took {by_nodes / 1500:.2f} and the client {by_client / 1500:.2f}")

    head(f"{seconds / 60:g} minutes")
    load = Load(asked, rate)
    ends = time.time() + seconds
    def watch():
        while not over.is_set():
            for port, process in list(nodes.items()):
                try:
                    memory[port][-1].append((time.time() - begun[port], resident(process)))
                except (OSError, AttributeError):
                    pass  # It has just been killed.
            over.wait(10)

    def kill(n):
        port = NODES[n % len(NODES)]
        if downs:
            print(f"  {time.time() - begin:6.0f} s: node {port} is not killed: {downs} does not answer yet", flush=True)
            return
        downs.append(port)
        threading.Thread(target=die, args=(port,), daemon=True).start()

    def die(port):
        killed = time.time()
        nodes[port].kill()
        nodes[port].wait()
        time.sleep(1)
        run(port)
        wait_for(port)
        downs.clear()
        spans.append((f"node {port} killed", killed, time.time()))
        print(f"  {time.time() - begin:6.0f} s: node {port} was killed, and answers again after {time.time() - killed:.1f} s", flush=True)

    def restart():
        stopped = time.time()
        database.restart()
        spans.append(("PostgreSQL restarted", stopped, time.time() + 5))
        print(f"  {time.time() - begin:6.0f} s: PostgreSQL was restarted in {time.time() - stopped:.1f} s", flush=True)

    begin = time.time()
    actions = sorted([(between * n, lambda n=n: kill(n - 1)) for n in range(1, int(seconds / between + 0.99))]
                     + [(seconds / 3, restart), (2 * seconds / 3, restart)], key=lambda action: action[0])
    threading.Thread(target=watch, daemon=True).start()
    try:
        said = 0
        while time.time() < ends:
            while actions and time.time() - begin >= actions[0][0]:
                actions.pop(0)[1]()
            if time.time() - begin >= said:
                sizes = "/".join(str(round(memory[port][-1][-1][1])) if memory[port][-1] else "-" for port in NODES)
                print(f"  {time.time() - begin:6.0f} s: {load.total()} answers, {load.faulty('wrong')} wrong, {load.faulty('failed')} failures,"
                      f" {len(times)} publications, resident {sizes} MB,"
                      f" load {os.getloadavg()[0]:.1f}", flush=True)
                said += 60
            time.sleep(0.1)
    finally:
        over.set()
    took = time.time() - begin
    results = load.end()
    (work / "results").write_bytes(pickle.dumps((published, results, spans, times, failed, memory, took)))
    if report(database, published, results, spans, times, failed, memory, took):
        raise SystemExit("the soak found something wrong")


def report(database, published, results, spans, times, failed, memory, took):
    counts, wrong = collections.Counter(), []
    for count, _, faults, *_ in results:
        counts += count
        wrong += faults
    revisions = {slug: [tuple(map(int, line.split("|"))) for line in database.sql(
        f"select content_version, number from revision where kind = 'risk' and slug = '{slug}' order by 1").splitlines()]
                 for slug in published}
    at = {}
    for slug, steps in revisions.items():
        number, steps = 0, collections.deque(steps)
        for version in range(steps[0][0], max(times) + 1):
            while steps and steps[0][0] <= version:
                number = steps.popleft()[1]
            at[slug, version] = number
    bodies, etags = 0, {}
    for *_, shown, etags_here, _ in results:
        for (path, version), (revision, named) in shown.items():
            bodies += 1
            slug = path.split("?")[0].split("/")[-1]
            if slug in published and path.startswith("/v1/risks/") and revision != at.get((slug, version)):
                wrong.append(f"{path} at version {version}: revision {revision}, not {at.get((slug, version))}")
            for name, number in named:
                if number != at.get((name, version)):
                    wrong.append(f"{path} at version {version}: {name} as of revision {number}, not {at.get((name, version))}")
        for key, etag in etags_here.items():
            if etags.setdefault(key, etag) != etag:
                wrong.append(f"{key}: two processes saw {etag} and {etags[key]}")
    counts["wrong"] = max(counts["wrong"], len(wrong))
    print(f"\n{counts['200'] + counts['304']} answers in {took:.0f} s ({(counts['200'] + counts['304']) / took:.0f}/s):"
          f" {counts['200']} with a body, {counts['304']} 304; {counts['with Age']} with Age;"
          f" {bodies} pairs of address and version compared with the database")
    print(f"wrong: {counts['wrong']}")
    for fault in wrong[:20]:
        print(f"  {fault}")
    failures = collections.Counter()
    for sent, kind in (failure for _, found, *_ in results for failure in found):
        cause = next((what.split()[0] + " " + what.split()[-1] for what, begin, end in spans if begin - 1 <= sent <= end),
                     "at other times")
        failures[cause, kind] += 1
    print(f"failures: {sum(failures.values())}")
    for (cause, kind), count in sorted(failures.items()):
        print(f"  {cause}: {kind}: {count}")
    print(f"publications: {len(times)}, {len(failed)} refused")
    for (reason, count) in collections.Counter(failed).most_common(5):
        print(f"  {count} times {reason}")
    for search in (False, True):
        late = []
        for *_, asked_last in results:
            for (node, version), sent in asked_last.items():
                if node.endswith("search") == search and version + 1 in times:
                    late.append((sent - times[version + 1], node, version))
        late.sort()
        if late:
            worst = [f"{seconds:.2f} s (node {node}, version {version})" for seconds, node, version in late[:-4:-1]]
            print(f"{'search' if search else 'items'}: sent so long after a publication and answered with the one before:"
                  f" 99% of the publications at most {max(0, late[int(len(late) * 0.99)][0]):.3f} s, longest {', '.join(worst)}")
    print(f"resident memory in MB with {HEAP}, from a node's start to its end: first / after a minute / median / last / most")
    lives = [(port, life) for port, all_of_it in memory.items() for life in all_of_it if len(life) > 1]
    growth = []
    for port, life in sorted(lives, key=lambda one: one[0]):
        sizes = [size for _, size in life]
        warm = [size for age, size in life if age > 60] or sizes
        print(f"  {port}: {sizes[0]:.0f} / {warm[0]:.0f} / {statistics.median(sizes):.0f} / {sizes[-1]:.0f} / {max(sizes):.0f}"
              f" in {life[-1][0]:.0f} s")
        if len(warm) > 12:
            half = len(warm) // 2
            growth.append(statistics.median(warm[half:]) / statistics.median(warm[:half]))
    if growth:
        print(f"  after its first minute a node's second half of life has {statistics.median(growth):.3f} times the memory of the first"
              f" (median of {len(growth)} lives; most {max(growth):.3f}): {'flat' if statistics.median(growth) < 1.03 else 'NOT flat'}")
    return counts["wrong"]


if __name__ == "__main__":
    try:
        main()
    finally:
        clean_up()
