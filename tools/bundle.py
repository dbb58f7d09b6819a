"""Builds a zip that runs on a PC without Python, network and administrator rights: interpreter, packages, pages.

Usage: `python tools/bundle.py --python FILE [--sha256 HEX] [--wheels DIR] [--out DIR]`, or `make bundle
PYTHON_WINDOWS=FILE PYTHON_LINUX=FILE`. FILE is an interpreter for x86-64 as its makers hand it out: for Windows the
embeddable package (.zip) or the NuGet package (.nupkg) of CPython, for Linux a relocatable build (.tar.gz). Its sha256
stands in `FILE.sha256` or is given. Packages come with the versions and hashes of requirements.lock from an index, or
from `--wheels DIR`, which `--fetch` fills.
"""

import argparse
import hashlib
import io
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bundle_files import DOCS, documents, start_files
from lock import LOCK

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = {
    "windows": ("win_amd64",),
    "linux": tuple(f"manylinux{one}_x86_64" for one in ("2014", "_2_17", "_2_24", "_2_27", "_2_28", "_2_34")),
}
_LEFT_OUT = (
    "test",
    "idlelib",
    "turtledemo",
    "tkinter",
    "ensurepip",
    "site-packages",
    "__pycache__",
    "include",
    "share",
)
"""Folders of an interpreter that nothing here runs on."""
_EPOCH = (2026, 1, 1, 0, 0, 0)


class BundleError(Exception):
    """What is wrong with what was given, in words."""


@dataclass(frozen=True)
class Interpreter:
    """An interpreter as its makers hand it out."""

    system: str
    version: str
    files: dict[str, tuple[bytes, bool]]
    """Name below its folder -> content, whether it is a program."""


def main() -> int:
    """Builds what is asked for, or says what is wrong."""
    parser = argparse.ArgumentParser(description="A zip for PCs without Python and network")
    parser.add_argument("--python", type=Path, metavar="FILE")
    parser.add_argument("--sha256", default="")
    parser.add_argument("--wheels", type=Path, metavar="DIR")
    parser.add_argument("--fetch", action="store_true", help="fill DIR with the wheels for every system and Python")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    given = parser.parse_args()
    try:
        if given.fetch:
            fetch_all(given.wheels)
            return 0
        if given.python is None:
            raise BundleError("--python FILE: the interpreter for the PCs (see docs/windows.md)")
        made = build(read_interpreter(given.python, given.sha256), given.wheels, given.out)
    except BundleError as error:
        print(f"bundle: {error}", file=sys.stderr)
        return 3
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
    return 0


def read_interpreter(file: Path, sha256: str = "") -> Interpreter:
    """The interpreter in a file, with the checksum that its makers name. Raises BundleError."""
    if not file.is_file():
        raise BundleError(f"{file} is not there")
    data = file.read_bytes()
    beside = file.with_name(file.name + ".sha256")
    wanted = sha256 or (beside.read_text("utf-8").split()[0] if beside.is_file() else "")
    found = hashlib.sha256(data).hexdigest()
    if not wanted:
        raise BundleError(f"no checksum: put the one that its makers name into {beside.name}, or give it (--sha256)")
    if wanted.lower() != found:
        raise BundleError(f"{file.name} is not what its makers hand out: sha256 {found}, expected {wanted}")
    held = dict(_members(file.name, data))
    return _windows(held) if any(name.endswith("python.exe") for name in held) else _linux(held)


def _members(name: str, data: bytes) -> Iterator[tuple[str, tuple[bytes, bool]]]:
    if name.endswith((".zip", ".nupkg")):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for one in package.infolist():
                if not one.is_dir():
                    yield one.filename, (package.read(one), False)
        return
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for part in archive:
            stream = archive.extractfile(part) if part.isreg() else None
            if stream is not None:
                yield part.name.removeprefix("./"), (stream.read(), bool(part.mode & 0o100))


def _windows(held: dict[str, tuple[bytes, bool]]) -> Interpreter:
    program = min((name for name in held if name.endswith("python.exe")), key=len)
    data = held[program][0]
    at = struct.unpack_from("<I", data, 0x3C)[0] if len(data) > 0x40 else 0
    if data[:2] != b"MZ" or data[at : at + 6] != b"PE\0\0\x64\x86":
        raise BundleError(f"{program} is not a program for Windows x86-64")
    folder = program.removesuffix("python.exe")
    names = [name.removeprefix(folder) for name in held if name.startswith(folder)]
    dll = [n[6:-4] for n in names if n.startswith("python3") and n.endswith(".dll") and n != "python3.dll"]
    version = f"3.{dll[0][1:]}" if dll else ""
    files = {name: held[folder + name] for name in names if _is_needed(name)}
    return _checked(Interpreter("windows", version, files))


def _linux(held: dict[str, tuple[bytes, bool]]) -> Interpreter:
    programs = [
        n for n in held if PurePosixPath(n).parent.name == "bin" and PurePosixPath(n).name.startswith("python3.")
    ]
    programs = [n for n in programs if PurePosixPath(n).name.removeprefix("python3.").isdigit()]
    if not programs:
        raise BundleError("no python.exe and no bin/python3.X in it")
    program = PurePosixPath(min(programs, key=len))
    data = held[str(program)][0]
    if data[:5] != b"\x7fELF\x02" or data[18:20] != b"\x3e\x00":
        raise BundleError(f"{program} is not a program for Linux x86-64")
    version, folder = program.name.removeprefix("python"), f"{program.parent.parent}/".removeprefix("./")
    files = {"bin/python3": held[str(program)]}
    for name, content in held.items():
        inner = name.removeprefix(folder)
        if name.startswith(f"{folder}lib/") and _is_needed(inner):
            files[inner] = content
    return _checked(Interpreter("linux", version, files))


def _is_needed(name: str) -> bool:
    path = PurePosixPath(name)
    folders = path.parts[:-1]
    config = any(part.startswith("config-") for part in folders)
    return not (config or set(folders) & set(_LEFT_OUT) or path.suffix in (".a", ".pdb", ".pyc"))


def _checked(found: Interpreter) -> Interpreter:
    if found.version not in VERSIONS:
        raise BundleError(f"it is Python {found.version or '?'}; the program runs on {VERSIONS[0]} to {VERSIONS[-1]}")
    return found


def pins(system: str, version: str) -> list[str]:
    """What the program needs on a system, as lines of requirements.lock with their hashes."""
    where = {
        "sys_platform": "win32" if system == "windows" else "linux",
        "platform_system": system.capitalize(),
        "os_name": "nt" if system == "windows" else "posix",
        "platform_machine": "AMD64" if system == "windows" else "x86_64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": version,
        "python_full_version": f"{version}.0",
    }
    locked = _locked(where)
    wanted: set[str] = set()
    asked = [("skillmap", frozenset({"postgresql"}))]
    while asked:
        name, extras = asked.pop()
        for text in _requires(name):
            need = Requirement(text)
            own = canonicalize_name(need.name)
            if need.marker is None or any(need.marker.evaluate({**where, "extra": e}) for e in (*extras, "")):
                if own not in wanted or need.extras:
                    asked.append((own, frozenset(need.extras)))
                wanted.add(own)
    return [locked[name] for name in sorted(wanted)]


def _requires(name: str) -> list[str]:
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []  # needed on the other system alone, and itself in need of nothing


def _locked(where: dict[str, str]) -> dict[str, str]:
    """Name -> its line of the lock for a system and Python, with version and hashes and without the condition."""
    found: dict[str, str] = {}
    for line in LOCK.read_text("utf-8").replace("\\\n", " ").splitlines():
        if "==" not in line or line.startswith("#"):
            continue
        pin, *hashes = line.split(" --hash=")
        one = Requirement(pin.strip())
        if one.marker is None or one.marker.evaluate(where):
            hashed = (f"--hash={each.strip()}" for each in hashes)
            found[canonicalize_name(one.name)] = " ".join([f"{one.name}{one.specifier}", *hashed])
    return found


def pip(*arguments: object) -> None:
    """Runs pip. Raises BundleError with its words."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BundleError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip failed")


def target(system: str, version: str) -> list[str]:
    """Options by which pip chooses packages for another system and Python."""
    platforms = [part for one in PLATFORMS[system] for part in ("--platform", one)]
    return ["--only-binary=:all:", "--no-deps", "--implementation=cp", f"--python-version={version}", *platforms]


def fetch(system: str, version: str, folder: Path) -> None:
    """Every wheel for a system and Python into a folder, from the index, with the hashes of the lock."""
    with tempfile.TemporaryDirectory() as name:
        chosen = Path(name) / "chosen.txt"
        chosen.write_text("\n".join(pins(system, version)), "utf-8")
        pip("download", "--require-hashes", *target(system, version), "-r", chosen, "-d", folder)


def install(system: str, version: str, folder: Path, into: Path) -> None:
    """The packages of a system and Python from a folder of wheels alone, without an index."""
    with tempfile.TemporaryDirectory() as name:
        chosen = Path(name) / "chosen.txt"
        chosen.write_text("\n".join(pins(system, version)), "utf-8")
        # The condition that pip would look at is that of the Python it runs on, not of the one it chooses for.
        where = ["--no-index", "--find-links", folder, "--require-hashes", "--ignore-requires-python"]
        pip("install", *where, *target(system, version), "--no-compile", "-r", chosen, "--target", into)


def fetch_all(folder: Path) -> None:
    """The wheels for every system and Python, each set installed from the folder alone to see that it is whole."""
    for system in PLATFORMS:
        for version in VERSIONS:
            fetch(system, version, folder)
            with tempfile.TemporaryDirectory() as name:
                install(system, version, folder, Path(name) / "lib")
                packages = len(list((Path(name) / "lib").glob("*.dist-info")))
            print(f"{system}, Python {version}: {packages} packages, resolved without an index", flush=True)


def build(interpreter: Interpreter, wheels: Path | None, out: Path) -> Path:
    """The zip: interpreter, packages, the program, its pages as HTML, files to start and to remove it."""
    version = metadata.version("skillmap")
    name = f"skillmap-{version}"
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        lib = work / "lib"
        folder = wheels or work / "wheels"
        if wheels is None:
            fetch(interpreter.system, interpreter.version, folder)
        install(interpreter.system, interpreter.version, folder, lib)
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", work / "own"], cwd=ROOT, check=True,
            capture_output=True,
        )  # fmt: skip
        (own,) = (work / "own").glob("*.whl")
        with zipfile.ZipFile(own) as package:
            package.extractall(lib)
        shutil.rmtree(lib / "bin", ignore_errors=True)
        files = {f"python/{inner}": content for inner, content in interpreter.files.items()}
        for path in sorted(p for p in lib.rglob("*") if p.is_file()):
            files[f"app/lib/{path.relative_to(lib).as_posix()}"] = (path.read_bytes(), path.suffix == ".so")
        files |= {f"{DOCS}/{inner}": (text.encode(), False) for inner, text in documents(ROOT / "docs").items()}
        files |= start_files(interpreter.system, version)
        files["versions.txt"] = (_versions(interpreter, lib).encode(), False)
    out.mkdir(exist_ok=True)
    path = out / f"{name}-{interpreter.system}-x86-64.zip"
    _write(path, name, files)
    sum_ = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_name(path.name + ".sha256").write_text(f"{sum_}  {path.name}\n", "utf-8")
    return path


def _versions(interpreter: Interpreter, lib: Path) -> str:
    held = sorted(one.name.removesuffix(".dist-info").replace("-", " ") for one in lib.glob("*.dist-info"))
    return "\r\n".join([f"Python {interpreter.version} ({interpreter.system}, x86-64)", *held, ""])


def _write(path: Path, top: str, files: dict[str, tuple[bytes, bool]]) -> None:
    """The same files give the same zip, byte for byte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, (content, is_program) in sorted(files.items()):
            info = zipfile.ZipInfo(f"{top}/{name}", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix: the rights below are read by unzip
            info.external_attr = (0o100755 if is_program else 0o100644) << 16
            package.writestr(info, content)


if __name__ == "__main__":
    raise SystemExit(main())
