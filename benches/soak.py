#!/usr/bin/env python3
"""A day of editing before the preview, in minutes: its open files and its memory must stay as they are.

Files are saved in every way that editors have, broken and mended, removed and put back, while browsers come, listen, read
pages and go, some of them without a word. Every so often it is counted what the preview holds.

    cargo build --release
    benches/soak.py target/release/observatory --edits 2880

2,880 edits are one every half minute for a day. Not one of the tests: it takes minutes, and it needs Linux.
"""

import argparse
import http.client
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path


def sighting(number: int, edit: int) -> str:
    return (
        f'+++\ntitle = "Seen {number}, as edit {edit} has it"\ndate = 2020-05-{1 + number % 28:02}\nplace = "p{number % 8}"\n'
        f'shifts = ["doubting-to-trusting"]\nknown = "saw"\npermission = "given"\n+++\nAn account of edit {edit}.\n'
    )


def project(root: Path, sightings: int) -> list[Path]:
    folder = root / "sightings"
    folder.mkdir()
    (root / "observatory.toml").write_text('title = "A street"\n')
    (folder / "places.toml").write_text("".join(f'[[place]]\nid = "p{n}"\nname = "Place {n}"\n' for n in range(8)))
    (folder / "shifts.toml").write_text('[[shift]]\nfrom = "doubting"\nto = "trusting"\n')
    files = [folder / f"s-{n}.md" for n in range(sightings)]
    for number, file in enumerate(files):
        file.write_text(sighting(number, 0))
    return files


def save(file: Path, text: str, way: int) -> None:
    """As editors do: over what is there, a new file in the place of the old one, the old one moved aside first."""
    if way == 0:
        file.write_text(text)
    elif way == 1:
        new = file.with_name(f".{file.name}.new")
        new.write_text(text)
        os.replace(new, file)
    elif way == 2:
        aside = file.with_name(f"{file.name}~")
        os.replace(file, aside)
        file.write_text(text)
        aside.unlink()
    else:
        file.unlink()
        file.write_text(text)


class Listener(threading.Thread):
    """A browser that listens for as long as it is let."""

    def __init__(self, host: str):
        super().__init__(daemon=True)
        self.host, self.heard, self.came = host, 0, threading.Condition()

    def run(self) -> None:
        connection = http.client.HTTPConnection(self.host, timeout=120)
        connection.request("GET", EVENTS, headers={"Accept": "text/event-stream"})
        answer = connection.getresponse()
        while line := answer.readline():
            if line.startswith(b"data:"):
                with self.came:
                    self.heard += 1
                    self.came.notify_all()

    def wait_for_more(self, than: int) -> bool:
        with self.came:
            return self.came.wait_for(lambda: self.heard > than, timeout=60)


EVENTS = "/.observatory/events"


def held(process: int) -> tuple[int, int]:
    """Open files, and kilobytes of memory."""
    status = Path(f"/proc/{process}/status").read_text()
    memory = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return len(os.listdir(f"/proc/{process}/fd")), int(memory.split()[1])


def get(host: str, path: str) -> int:
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", path)
    status = connection.getresponse()
    status.read()
    connection.close()
    return status.status


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--edits", type=int, default=2880)
    parser.add_argument("--sightings", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    typed = parser.parse_args()
    dice = random.Random(typed.seed)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        files = project(root, typed.sightings)
        preview = subprocess.Popen(
            [typed.binary.resolve(), "serve", "--port", "0"], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        try:
            host = preview.stdout.readline().strip().removeprefix("Serving http://").rstrip("/")
            listener = Listener(host)
            listener.start()
            first, most, idle, missed = None, (0, 0), [], 0
            for edit in range(1, typed.edits + 1):
                number = dice.randrange(len(files))
                heard = listener.heard
                is_broken = dice.random() < 0.05
                text = "+++\ntitle = \n+++\n" if is_broken else sighting(number, edit)
                save(files[number], text, dice.randrange(4))
                missed += not listener.wait_for_more(heard)
                if is_broken:
                    heard = listener.heard
                    save(files[number], sighting(number, edit), dice.randrange(4))
                    missed += not listener.wait_for_more(heard)
                path = dice.choice(["/", f"/sightings/s-{number}.html", "/heat-map.html", "/data/sightings.csv", "/nowhere.html", "/search.html"])
                status = get(host, path)
                if status == 404 and path != "/nowhere.html":
                    # It was moved aside for a moment, and that was seen, too: the next state has it again.
                    listener.wait_for_more(heard + 1)
                    status = get(host, path)
                assert status == (404 if path == "/nowhere.html" else 200), (path, status)
                # Some come and say nothing, some go in the middle of a word.
                if dice.random() < 0.2:
                    name, port = host.split(":")
                    visitor = socket.create_connection((name, int(port)))
                    visitor.sendall(dice.choice([b"", b"GET / HT", f"GET {EVENTS} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()]))
                    idle.append(visitor)
                if len(idle) > 20:
                    for visitor in idle:
                        visitor.close()
                    idle = []
                if edit % 100 == 0:
                    for visitor in idle:
                        visitor.close()
                    idle = []
                    # One more answer, behind which the preview has seen that they have gone.
                    get(host, "/")
                    now = held(preview.pid)
                    # What is held after a tenth is the measure: by then everything has been used once.
                    if first is None and edit >= typed.edits // 10:
                        first = now
                    most = (max(most[0], now[0]), max(most[1], now[1]))
                    print(f"after {edit:5} edits: {now[0]} open files, {now[1]} kB", flush=True)
            for visitor in idle:
                visitor.close()
            get(host, "/")
            last = held(preview.pid)
            print(f"{typed.edits} edits, {listener.heard} reloads heard, {missed} missed; at a tenth {first}, at most {most}, at the end {last}")
            is_flat = last[0] <= first[0] + 8 and last[1] <= first[1] * 5 // 4 + 20_000
            sys.exit(0 if is_flat and missed == 0 else "it is not flat, or a reload was missed")
        finally:
            preview.terminate()
            preview.wait()


main()
