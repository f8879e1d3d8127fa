"""Builds the deployable once more from the same tree, as somebody else would, and holds it against the one that is there.

Somebody else: another directory, time zone, locale and umask. Every byte must be the same. Run it after `mvn package`;
it works offline, for that has fetched all that a build needs.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JAR = Path("functions/target/lablift.jar")

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}

# What is skipped checks sources and makes nothing of the jar: tests, and the formatter.
BUILD = ["mvn", "--quiet", "--offline", "--batch-mode", "--projects", "functions", "--also-make",
         "-Dmaven.test.skip=true", "-Dmdep.skip=true", "-Dexec.skip=true", "package"]


def sources():
    """What git knows, and what it would take if asked: no leftovers of builds."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def build(directory):
    for name in sources():
        target = directory / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    subprocess.run(BUILD, cwd=directory, check=True, umask=0o077, env=os.environ | ELSEWHERE)
    return directory / JAR


def sha256(jar):
    return hashlib.sha256(jar.read_bytes()).hexdigest()


def listing(jar):
    """What a zip's directory says of each entry, by its name."""
    with zipfile.ZipFile(jar) as file:
        return {
            entry.filename: {
                "place": place,
                "bytes": entry.file_size,
                "crc": f"{entry.CRC:08x}",
                "packed": entry.compress_size,
                "time": entry.date_time,
                "attributes": entry.external_attr,
                "extra": entry.extra.hex(),
            }
            for place, entry in enumerate(file.infolist())
        }


def differences(one, other):
    a, b = listing(one), listing(other)
    for name in sorted(a.keys() | b.keys()):
        if name not in b:
            yield f"{name}: only in the first"
        elif name not in a:
            yield f"{name}: only in the second"
        else:
            told = [f"{what} {a[name][what]} / {b[name][what]}" for what in a[name] if a[name][what] != b[name][what]]
            if told:
                yield f"{name}: {', '.join(told)}"


def compare(one, other):
    """Exits with what differs, or says that nothing does."""
    if sha256(one) == sha256(other):
        print(f"   built twice, the same {one.stat().st_size:,} bytes: sha256 {sha256(one)}")
        return
    found = list(differences(one, other)) or ["the same entries, and yet not the same bytes"]
    shown = "\n  ".join(found[:40] + ([f"and {len(found) - 40} more"] if len(found) > 40 else []))
    sys.exit(f"The deployable is not reproducible:\n  {sha256(one)}\n  {sha256(other)}\n  {shown}")


def main():
    if not (ROOT / JAR).is_file():
        sys.exit(f"{JAR} is not there; make it: mvn -pl functions -am package -DskipTests")
    with tempfile.TemporaryDirectory() as directory:
        compare(ROOT / JAR, build(Path(directory) / "some" / "where else"))


if __name__ == "__main__":
    main()
