#!/usr/bin/env python3
"""Kills builds at random moments, while somebody reads the site.

Each build changes every page, adds some and removes some; a SIGKILL ends most of them. Meanwhile a reader opens pages
without end. Whatever it meets must be whole, of one version, and lead only to what is there; the next build that is left
alone must give exactly the site that it should, and nothing of anybody else's may be lost. At last it kills builds whose
output is not there yet: nothing of it may be there before such a build is over.

    cargo build --release
    benches/kill.py target/release/observatory --kills 200

Not one of the tests: it takes minutes, and no two runs are the same (but for --seed, which gives the same moments).
"""

import argparse
import itertools
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

LINK = re.compile(rb'(?:href|src)="([^"#?:]*)(?:[#?][^"]*)?"')
FOREIGN = {"CNAME": b"street.example\n", "places/photo.txt": b"somebody's\n", "README.md": b"mine\n"}


def write_sources(root: Path, version: str, sightings: int) -> None:
    """The sources of one version: of each a tenth of the sightings is its own."""
    folder = root / "sightings"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (root / "observatory.toml").write_text(f'title = "VERSION-{version}"\nbase_url = "https://street.example/"\n')
    places = "".join(f'[[place]]\nid = "p{n}"\nname = "Place {n} {version}"\n' for n in range(8))
    (folder / "places.toml").write_text(places)
    (folder / "shifts.toml").write_text('[[shift]]\nfrom = "doubting"\nto = "trusting"\n')
    for n in range(sightings):
        name = f"only-{version.lower()}-{n}" if n % 10 == 0 else f"s-{n}"
        (folder / f"{name}.md").write_text(
            f'+++\ntitle = "Seen {n} VERSION-{version}"\ndate = 2020-05-{1 + n % 28:02}\nplace = "p{n % 8}"\n'
            f'shifts = ["doubting-to-trusting"]\nknown = "saw"\npermission = "given"\n+++\nAn account of {version}.\n'
        )


def build(binary: Path, root: Path, *more: str) -> subprocess.Popen:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1780272000"}
    return subprocess.Popen(
        [binary, "--quiet", "build", *more],
        cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )


def finish(process: subprocess.Popen) -> None:
    _, errors = process.communicate()
    if process.returncode != 0:
        sys.exit(f"a build that was left alone ended with {process.returncode}:\n{errors}")


def files(site: Path) -> dict[str, bytes]:
    found = {}
    for folder, folders, names in os.walk(site):
        if ".observatory" in folders:
            folders.remove(".observatory")
        for name in names:
            path = Path(folder) / name
            found[path.relative_to(site).as_posix()] = path.read_bytes()
    return found


def fault_of(site: Path, path: Path) -> str | None:
    """What is wrong with a page, or nothing. Where it is replaced while it is looked at, it is looked at again."""
    while True:
        try:
            page = path.read_bytes()
        except FileNotFoundError:
            return None
        if not page.startswith(b"<!DOCTYPE html>") or not page.endswith(b"</html>\n"):
            return f"{path} is torn"
        if len(set(re.findall(rb"VERSION-[ABC]", page))) > 1:
            return f"{path} is of two versions"
        lost = None
        for link in set(LINK.findall(page)):
            if link and path.name != "404.html" and not (path.parent / link.decode()).resolve().exists():
                lost = f"{path} leads to {link.decode()}, which is not there"
                break
        if lost is None:
            return None
        try:
            if path.read_bytes() == page and not (path.parent / link.decode()).resolve().exists():
                return lost
        except FileNotFoundError:
            return None


STAGES = ["reading", "filling the stage", "about to rename", "renaming", "clearing up"]


def identity(path: Path) -> tuple[int, int] | None:
    """Which file or folder stands at a path, so that one in its place is told from it."""
    try:
        found = path.stat()
        return found.st_ino, found.st_ctime_ns
    except FileNotFoundError:
        return None


class Signs:
    """What a build that runs shows of how far it is: at its start nothing, then its stage, then another record."""

    def __init__(self, site: Path):
        self.own = site / ".observatory"
        self.left = self.stage(), self.record()

    def stage(self):
        return identity(self.own / "stage")

    def record(self):
        return identity(self.own / "manifest.json")

    def writes(self) -> bool:
        return self.stage() not in (None, self.left[0])

    def renames(self) -> bool:
        return self.record() != self.left[1]


def stage_of(signs: Signs) -> str:
    """How far a build had come that was killed, by what it left."""
    stage = signs.own / "stage"
    staged = os.listdir(stage) if stage.exists() else []
    # The records are staged last, and taken out one by one.
    if signs.renames():
        return STAGES[3] if "done.json" in staged else STAGES[4]
    if not signs.writes():
        return STAGES[0]
    return STAGES[2] if "begun.json" in staged else STAGES[1]


def wait_for(sign, process: subprocess.Popen) -> float:
    """Waits until a build gives the sign, or ends; says when that was."""
    while not sign() and process.poll() is None:
        time.sleep(0.0002)
    return time.monotonic()


def measure(process: subprocess.Popen, signs: Signs) -> tuple[float, float, float]:
    """How long a build reads, how long it fills its stage, and how long it renames, in seconds."""
    began = time.monotonic()
    writes, renames, ends = (wait_for(sign, process) for sign in (signs.writes, signs.renames, lambda: False))
    finish(process)
    return writes - began, renames - writes, ends - renames


class Reader(threading.Thread):
    """Opens one page after another until it is told to stop."""

    def __init__(self, site: Path):
        super().__init__(daemon=True)
        self.site, self.read, self.faults, self.stopped = site, 0, [], threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            for folder, folders, names in os.walk(self.site):
                if ".observatory" in folders:
                    folders.remove(".observatory")
                for name in names:
                    if self.stopped.is_set():
                        return
                    if name.endswith(".html"):
                        fault = fault_of(self.site, Path(folder) / name)
                        self.read += 1
                        if fault:
                            self.faults.append(fault)


def is_killed_within(process: subprocess.Popen, seconds: float) -> bool:
    """Kills a build after this time, unless it is over before."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def kill_first_builds(
    binary: Path, root: Path, wanted: dict[str, dict[str, bytes]], typed: argparse.Namespace, dice: random.Random
) -> list[str]:
    """Kills builds whose output is not there yet: after them it must not be there either, and one that is left alone must
    give what it should, whatever the others left beside it. Says what was wrong."""
    output, faults, killed, healed = root / "first", [], 0, 0
    versions = itertools.cycle("ABC")
    began = time.monotonic()
    finish(build(binary, root, "--output", output.name))
    lasts = time.monotonic() - began
    while killed < typed.kills // 2:
        shutil.rmtree(output, ignore_errors=True)
        version = next(versions)
        write_sources(root, version, typed.sightings)
        if is_killed_within(build(binary, root, "--output", output.name), dice.uniform(0, lasts)):
            killed += 1
            # It may have been killed behind its last step.
            if output.exists() and files(output) != wanted[version]:
                faults.append(f"after kill {killed} of a first build: a part of the site is there")
        if dice.random() < 0.25:
            shutil.rmtree(output, ignore_errors=True)
            finish(build(binary, root, "--output", output.name))
            healed += 1
            if files(output) != wanted[version] or (root / ".observatory-first").exists():
                faults.append(f"after kill {killed} of a first build: not healed")
    print(f"{killed} first builds killed; {healed} healed; {len(faults)} faults")
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--sightings", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    typed = parser.parse_args()
    binary, dice = typed.binary.resolve(), random.Random(typed.seed)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        site = root / "site"
        wanted = {}
        for version in "ABC":
            write_sources(root, version, typed.sightings)
            finish(build(binary, root, "--output", f"clean-{version}"))
            wanted[version] = files(root / f"clean-{version}")
        finish(build(binary, root))
        for name, content in FOREIGN.items():
            (site / name).write_bytes(content)
        reader = Reader(site)
        reader.start()
        killed = survived = healed = checked = 0
        hit = dict.fromkeys(STAGES, 0)
        versions = itertools.cycle("ABC")
        measured = []
        for _ in range(12):
            write_sources(root, next(versions), typed.sightings)
            signs = Signs(site)
            measured.append(measure(build(binary, root), signs))
        reads, writes, renames = (sorted(times)[len(times) // 2] for times in zip(*measured))
        print(
            f"while somebody reads the site, a build reads for {reads * 1000:.0f} ms, fills its stage for {writes * 1000:.0f} ms "
            f"and renames for {renames * 1000:.0f} ms", flush=True,
        )
        while killed < typed.kills:
            # Each is another than the one before it and the one before that, whichever of the two stands there.
            version = next(versions)
            write_sources(root, version, typed.sightings)
            signs = Signs(site)
            # Half of them while it renames, where a death could do most harm.
            stage = dice.choice([(lambda: True, reads), (signs.writes, writes), (signs.renames, renames), (signs.renames, renames)])
            sign, lasts = stage
            process = build(binary, root)
            wait_for(sign, process)
            if is_killed_within(process, dice.uniform(0, lasts)):
                killed += 1
                hit[stage_of(signs)] += 1
            else:
                survived += 1
            for path in site.rglob("*.html"):
                if ".observatory" not in path.parts:
                    checked += 1
                    fault = fault_of(site, path)
                    if fault:
                        reader.faults.append(f"after kill {killed}: {fault}")
            if dice.random() < 0.25:
                finish(build(binary, root))
                healed += 1
                found = files(site)
                for name, content in FOREIGN.items():
                    if found.pop(name, None) != content:
                        reader.faults.append(f"after kill {killed}: {name} of somebody else's is lost")
                if found != wanted[version]:
                    differ = {name for name in found.keys() | wanted[version].keys() if found.get(name) != wanted[version].get(name)}
                    reader.faults.append(f"after kill {killed}: not healed: {sorted(differ)[:5]}")
        reader.stopped.set()
        reader.join()
        print(
            f"{killed} builds killed, {survived} faster than the kill; {reader.read} pages read meanwhile and {checked} "
            f"after; {healed} builds healed; {len(reader.faults)} faults"
        )
        print("killed while " + ", ".join(f"{stage}: {times}" for stage, times in hit.items()))
        faults = reader.faults + kill_first_builds(binary, root, wanted, typed, dice)
        for fault in faults[:20]:
            print(fault)
        sys.exit(bool(faults))


main()
