"""The zip for PCs without Python and network: only sound interpreters go in, and everything that is needed."""

import hashlib
import io
import re
import struct
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import bundle  # noqa: E402
import bundle_files  # noqa: E402


def _program(machine: bytes = b"\x64\x86") -> bytes:
    return b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + b"PE\0\0" + machine


def _zip(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return made.getvalue()


def _tar(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), 0o755
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


EMBEDDED = {"python.exe": _program(), "python3.dll": b"", "python312.dll": b"", "python312.zip": b"", "x.pdb": b""}
ELF = b"\x7fELF\x02".ljust(18, b"\0") + b"\x3e\x00"
STANDALONE = {
    "python/bin/python3.13": ELF, "python/lib/python3.13/os.py": b"", "python/lib/python3.13/test/x.py": b"",
    "python/lib/libpython3.13.so.1.0": ELF, "python/include/x.h": b"",
}  # fmt: skip


def _file(folder: Path, name: str, data: bytes, sha256: str | None = None) -> Path:
    file = folder / name
    file.write_bytes(data)
    found = hashlib.sha256(data).hexdigest() if sha256 is None else sha256
    if found:
        (folder / f"{name}.sha256").write_text(f"{found}  {name}\n", "utf-8")
    return file


def test_interpreters_are_known_by_what_they_hold(tmp_path: Path) -> None:
    found = bundle.read_interpreter(_file(tmp_path, "embed.zip", _zip(EMBEDDED)))
    assert (found.system, found.version) == ("windows", "3.12") and "x.pdb" not in found.files
    package = {f"tools/{name}": content for name, content in EMBEDDED.items()}
    assert "python.exe" in bundle.read_interpreter(_file(tmp_path, "p.nupkg", _zip(package))).files
    found = bundle.read_interpreter(_file(tmp_path, "standalone.tar.gz", _tar(STANDALONE)))
    assert (found.system, found.version) == ("linux", "3.13")
    assert set(found.files) == {"bin/python3", "lib/python3.13/os.py", "lib/libpython3.13.so.1.0"}


@pytest.mark.parametrize(
    ("name", "data", "sha256", "said"),
    [
        ("a.zip", _zip(EMBEDDED), "", "no checksum"),
        ("a.zip", _zip(EMBEDDED), "0" * 64, "not what its makers"),
        ("a.zip", _zip({**EMBEDDED, "python.exe": _program(b"\x64\xaa")}), None, "not a program for Windows x86-64"),
        ("a.zip", _zip({"python.exe": _program(), "python310.dll": b""}), None, "Python 3.10"),
        ("a.zip", _zip({"readme.txt": b""}), None, "no python.exe"),
        ("a.tar.gz", _tar({"p/bin/python3.12": b"\x7fELF\x02".ljust(18, b"\0") + b"\xb7\x00"}), None, "Linux x86-64"),
    ],
)
def test_another_interpreter_is_refused(tmp_path: Path, name: str, data: bytes, sha256: str | None, said: str) -> None:
    with pytest.raises(bundle.BundleError, match=said):
        bundle.read_interpreter(_file(tmp_path, name, data, sha256))
    with pytest.raises(bundle.BundleError, match="is not there"):
        bundle.read_interpreter(tmp_path / "nothing.zip")


@pytest.mark.parametrize("version", bundle.VERSIONS)
def test_what_is_needed_is_pinned_with_hashes_for_every_system(version: str) -> None:
    names = {
        system: [line.partition("==")[0].lower() for line in bundle.pins(system, version)]
        for system in bundle.PLATFORMS
    }
    for listed in names.values():
        assert len(listed) == len(set(listed)) and {"sqlalchemy", "typer", "highspy", "numpy", "psycopg"} <= set(listed)
        assert not {"pytest", "mypy", "hatchling"} & set(listed)
    assert "colorama" in names["windows"] and "colorama" not in names["linux"]
    assert all("--hash=sha256:" in line for system in names for line in bundle.pins(system, version))


def test_every_page_is_there_and_every_link_leads_to_one() -> None:
    pages = bundle_files.documents(ROOT / "docs")
    known = {"index.html", "windows.ja.html", "privacy.html", "adr/0002-one-command-one-transaction-one-entry.html"}
    assert known <= set(pages)
    for name, text in pages.items():
        for link in re.findall(r'href="([^"#:]+\.html)', text):
            parts = [*Path(name).parent.parts, *Path(link).parts]
            while ".." in parts:
                at = parts.index("..")
                del parts[at - 1 : at + 1]
            assert "/".join(parts) in pages, (name, link)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> zipfile.ZipFile:
    """A bundle of a made-up interpreter, with one package instead of all."""

    def one_package(_system: str, _version: str, _wheels: Path, into: Path) -> None:
        (into / "rich-1.0.dist-info").mkdir(parents=True)
        (into / "rich-1.0.dist-info" / "METADATA").write_text("Name: rich\n", "utf-8")

    monkeypatch.setattr(bundle, "install", one_package)
    interpreter = bundle.read_interpreter(_file(tmp_path, "embed.zip", _zip(EMBEDDED)))
    first = bundle.build(interpreter, tmp_path, tmp_path / "one")
    again = bundle.build(interpreter, tmp_path, tmp_path / "two")
    assert first.read_bytes() == again.read_bytes(), "the same files give the same zip"
    told = first.with_name(f"{first.name}.sha256").read_text("utf-8")
    assert told.split()[0] == hashlib.sha256(first.read_bytes()).hexdigest()
    return zipfile.ZipFile(first)


def test_the_zip_holds_what_is_needed_and_removes_nothing_else(built: zipfile.ZipFile) -> None:
    names = {name.partition("/")[2] for name in built.namelist()}
    top = {name.split("/")[0] for name in names}
    assert top == {
        "python", "app", "docs", "START.cmd", "skillmap.cmd", "UNINSTALL.cmd", "README.html", "versions.txt",
    }  # fmt: skip
    assert {"app/start.py", "app/lib/skillmap/cli/app.py", "python/python.exe", "docs/index.html"} <= names
    folder = built.namelist()[0].split("/")[0]
    scripts = {name: built.read(f"{folder}/{name}").decode("ascii") for name in top if name.endswith(".cmd")}
    assert all(text.count("\r\n") == text.count("\n") for text in scripts.values())
    assert not any("powershell" in text.lower() for text in scripts.values())
    # Somebody may have extracted it among their own files: what goes is named, never the folder around it.
    removal = scripts["UNINSTALL.cmd"]
    removed = {name for listed in re.findall(r"in \(([^)]*)\)", removal) for name in listed.split()}
    assert removed | {"UNINSTALL.cmd"} == top and 'rmdir /s /q "%~dp0"' not in removal
    assert "rich 1.0" in built.read(f"{folder}/versions.txt").decode()


KNOWN = {"PATH", "USERPROFILE", "LOCALAPPDATA", "ERRORLEVEL"}
"""Variables that every Windows sets, and the exit code."""
OWN = "@echo|title|set|if|for|mkdir|pushd|cmd|choice|rmdir|del|exit|\\(goto\\)"
"""Commands of the prompt itself and of System32. PowerShell, cscript and wmic may be forbidden on an office PC."""
PERCENT = r"%~(?:dp|f)0|%\*|%[A-Z]+%|%%[a-z]"
FOLDER = r"%~(?:dp|f)0|%(?:PATH|USERPROFILE|LOCALAPPDATA)%|(?<!for )%%[a-z]"
RULES: dict[str, Callable[[str, str], object]] = {
    "a quotation mark without its other": lambda line, _: line.count('"') % 2,
    "a bare %: what follows is taken for a variable": lambda line, _: "%" in re.sub(PERCENT, "", line),
    "a variable that not every PC has": lambda line, _: set(re.findall(r"%([A-Z]+)%", line)) - KNOWN,
    "%% outside of a loop": lambda line, _: "%%" in line and not line.startswith("for "),
    "no quotation marks: a folder with a space or & breaks it": lambda _, outside: re.search(FOLDER, outside),
    "chcp: changes the window for everything that follows": lambda _, outside: "chcp" in outside,
    "a sign that the prompt reads for itself": lambda _, outside: re.search(r"\^|!|<|>(?!nul)", outside),
    "a block: read as a whole first, and ended by a ) in a folder's name": lambda _, outside: re.search(
        r"\bif .*\(|\($", outside
    ),
    "cd: stays on the drive, and cannot enter a folder on a server": lambda line, _: re.match(r"cd\b", line),
    "if errorlevel: this or more, and what was broken off is 0": lambda line, _: "if errorlevel" in line,
    "not a command of the prompt": lambda line, _: (
        not re.match(rf'(?:{OWN})\b|\(goto\)|"%~dp0python\\python\.exe" -E -s "%~dp0app\\', line)
    ),
    "the folder itself, with the backslash before the quotation mark": lambda line, _: '%~dp0"' in line,
}
"""What the prompt reads otherwise than it was meant -> whether it is so of a line, and what of it is outside quotes."""


def mistakes_of_prompt(script: bytes) -> list[str]:
    """What the Windows command prompt would read otherwise than it was meant, line by line."""
    found = []
    if script.startswith(b"\xef\xbb\xbf"):
        found.append("BOM: the first line would begin with three strange characters")
    if script.count(b"\n") != script.count(b"\r\n") or not script.endswith(b"\r\n"):
        found.append("line ends: jumps and long lines go wrong without CRLF")
    if not script.isascii():
        found.append("not ASCII: read by the code page of the PC")
    lines = script.decode("latin-1").splitlines()
    if lines[0] != "@echo off":
        found.append("the commands themselves would be shown")
    for number, line in enumerate(lines, 1):
        outside = "".join(line.split('"')[::2])
        found += [f"{number}: {said}" for said, is_so in RULES.items() if is_so(line, outside)]
    return found


def test_the_command_prompt_reads_the_scripts_as_they_are_meant() -> None:
    scripts = {n: c for n, (c, _) in bundle_files.start_files("windows", "1.0").items() if n.endswith(".cmd")}
    assert set(scripts) == {"skillmap.cmd", "START.cmd", "UNINSTALL.cmd"}
    for name, script in scripts.items():
        assert mistakes_of_prompt(script) == [], name
    ends = scripts["skillmap.cmd"].decode().splitlines()[1:]
    assert ends[0].endswith(" %*") and ends[1] == "exit /b %ERRORLEVEL%"
    assert b'set "PATH=%~dp0;%PATH%"' in scripts["START.cmd"]
    # Nothing goes before somebody has said yes, whatever ended the question.
    removal = scripts["UNINSTALL.cmd"].decode().splitlines()
    assert removal.index('if not "%ERRORLEVEL%"=="1" exit /b 1') == removal.index('choice /c YN /m "OK"') + 1
    assert all(
        not line.startswith(("rmdir", "del", "for")) for line in removal[: removal.index('choice /c YN /m "OK"')]
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("set PATH=%~dp0;%PATH%", "no quotation marks"),
        ('mkdir "R8%20"', "bare %"),
        ('mkdir "a', "quotation mark"),
        ('if exist "%TEMP_DIR%" exit', "bare %"),
        ('if exist "%HOMESHARE%" exit', "not every PC"),
        ("chcp 65001", "chcp"),
        ('cd "%USERPROFILE%"', "cd"),
        ("if errorlevel 2 exit /b 1", "errorlevel"),
        ('if exist "a" (', "block"),
        ('rmdir /s /q "%~dp0"', "backslash"),
        ("powershell -File x.ps1", "not a command"),
        ('del "%%f"', "outside of a loop"),
    ],
)
def test_what_the_prompt_would_read_otherwise_is_found(line: str, said: str) -> None:
    assert any(said in one for one in mistakes_of_prompt(f"@echo off\r\n{line}\r\n".encode()))


def test_a_script_of_another_editor_is_found() -> None:
    for script, said in (
        (b"@echo off\nexit\n", "CRLF"),
        (b"\xef\xbb\xbf@echo off\r\n", "BOM"),
        ("@echo off\r\ntitle 研修\r\n".encode("cp932"), "ASCII"),
    ):
        assert any(said in one for one in mistakes_of_prompt(script))
