"""The machine: room on the disk, memory, open files, time zones."""

import resource
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import psutil

from vyapari.cli.doctor.finding import Finding, aside, failed, ok, warning
from vyapari.settings import Settings

_MB = 1_000_000
#: Below the first the disk is as good as full, below the second it soon will be.
_FULL, _LOW = 200 * _MB, 2_000 * _MB
_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "gluster", "lustre", "fuse.sshfs", "ncp")
#: Where what is written goes with the container, or with the next start of the machine.
_PASSING = {
    "overlay": "the container's own layer, gone with the next deployment",
    "aufs": "the container's own layer, gone with the next deployment",
    "tmpfs": "memory, gone with the next start",
    "ramfs": "memory, gone with the next start",
}
#: One process holds 160 MB, Postgres some 100, a large document as much again.
_LEAST_MEMORY, _FAIR_MEMORY = 256 * _MB, 512 * _MB
_LEAST_FILES = 1024
#: The shops' own, and the one in which Google counts a day's quota.
_ZONES = ("Asia/Kolkata", "America/Los_Angeles")


async def disk(settings: Settings) -> list[Finding]:
    """Under the data folder."""
    return [await aside(lambda: _disk(settings.vyapari_home))]


def _disk(home: Path) -> Finding:
    folder = next(place for place in (home, *home.parents) if place.exists())
    free = shutil.disk_usage(folder).free
    kind = _filesystem(folder)
    told = f"{_size(free)} free for {home} ({kind or 'unknown filesystem'})"
    if free < _FULL:
        return failed("disk", told, "make room, or set VYAPARI_HOME to another disk")
    if kind.startswith(_NETWORK):
        advice = "set VYAPARI_HOME to a local disk: over a network what is written may be lost"
        return warning("disk", f"{told}: a network's", advice)
    if kind in _PASSING:
        advice = "mount a volume there and set VYAPARI_HOME to it"
        return warning("disk", f"{told}: {_PASSING[kind]}", advice)
    if free < _LOW:
        return warning("disk", told, "make room soon")
    return ok("disk", told)


def _filesystem(folder: Path) -> str:
    """The kind of the one that is mounted nearest above ``folder``; empty where unknown."""
    resolved = folder.resolve()
    mounted = [p for p in psutil.disk_partitions(all=True) if resolved.is_relative_to(p.mountpoint)]
    return str(max(mounted, key=lambda p: len(p.mountpoint)).fstype) if mounted else ""


async def memory(settings: Settings) -> list[Finding]:
    """What a container may use, or the machine has."""
    machine = psutil.virtual_memory()
    limit = _limit()
    most = min(limit or machine.total, machine.total)
    own = settings.supabase_root is None
    told = f"{_size(most)}{' for this container' if limit and limit < machine.total else ''}"
    told += f", {_size(machine.available)} free on the machine"
    told += "" if own else "; the books are elsewhere"
    if most < _LEAST_MEMORY:
        return [failed("memory", told, f"give it {_size(_FAIR_MEMORY)}: it will be killed")]
    if most < _FAIR_MEMORY or machine.available < _LEAST_MEMORY:
        return [warning("memory", told, f"give it {_size(_FAIR_MEMORY)} or more")]
    return [ok("memory", told)]


def _limit() -> int | None:
    """The container's limit in bytes, if there is one (both forms of cgroups)."""
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            return int(Path(path).read_text(encoding="ascii"))
        except (OSError, ValueError):  # not there, or "max"
            continue
    return None


async def files() -> list[Finding]:
    """How many files and connections a process may have open."""
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < _LEAST_FILES:
        return [warning("files", f"{most} may be open at once", f"ulimit -n {_LEAST_FILES * 4}")]
    return [ok("files", f"{most} may be open at once")]


async def zones() -> list[Finding]:
    """Whether the days of other places are known here."""
    missing = []
    for name in _ZONES:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, OSError):
            missing.append(name)
    if missing:
        advice = "install tzdata (the Debian package, or with pip)"
        return [failed("zones", f"{' and '.join(missing)} unknown", advice)]
    return [ok("zones", "Asia/Kolkata is known")]


def _size(count: float) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / _MB:.0f} MB"
