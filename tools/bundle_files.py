"""What a bundle holds besides interpreter and packages: files to start and remove it, the pages as HTML."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

DOCS = "docs"
START = '''\
"""Starts skillmap from the packages beside this file, whatever else is installed on the PC."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))

from skillmap.cli.app import main

main()
'''
WELCOME = '''\
"""What stands in the prompt when it opens, and what is said before everything is removed."""

import sys

TEXTS = {
    "welcome": (
        "skillmap {version}",
        "",
        "  skillmap demo --out demo                 架空の区で一通り試す (try everything)",
        "  skillmap init ward --office みどり区     作業フォルダーを作る (make a workspace)",
        "  cd ward",
        "  skillmap status                          いま必要なこと (what needs doing)",
        "  skillmap help                            説明書 (documentation)",
        "",
        "閉じるときは exit と入力するか、窓を閉じてください。 Type exit to leave.",
        "",
    ),
    "uninstall": (
        "このフォルダーの skillmap（プログラム）を削除します。作業フォルダー（職員のデータ）は残ります。",
        "skillmap is removed from this folder. Workspaces with their data stay.",
        "",
    ),
}
for line in TEXTS[sys.argv[1]]:
    print(line)
'''
# The command prompt reads these otherwise than they look (tests/tools holds the rules): `cd` cannot enter a home folder
# on a server, `pushd` can; a question that is broken off with Ctrl+C ends with 0, below every answer.
_PYTHON_NT = '"%~dp0python\\python.exe" -E -s'
_NT = {
    "skillmap.cmd": f"""\
@echo off
{_PYTHON_NT} "%~dp0app\\start.py" %*
exit /b %ERRORLEVEL%
""",
    "START.cmd": f"""\
@echo off
title skillmap
set "PATH=%~dp0;%PATH%"
if not exist "%USERPROFILE%\\skillmap" mkdir "%USERPROFILE%\\skillmap"
pushd "%USERPROFILE%\\skillmap" || pause
{_PYTHON_NT} "%~dp0app\\welcome.py" welcome
cmd /k
""",
    "UNINSTALL.cmd": f"""\
@echo off
{_PYTHON_NT} "%~dp0app\\welcome.py" uninstall
choice /c YN /m "OK"
if not "%ERRORLEVEL%"=="1" exit /b 1
if exist "%LOCALAPPDATA%\\skillmap\\cache" rmdir /s /q "%LOCALAPPDATA%\\skillmap\\cache"
for %%d in (app docs python) do rmdir /s /q "%~dp0%%d"
for %%f in (START.cmd skillmap.cmd versions.txt README.html) do del "%~dp0%%f"
(goto) 2>nul & del "%~f0"
""",
}
_HERE = 'here=$(cd "$(dirname "$0")" && pwd)'
_POSIX = {
    "skillmap": f"""\
#!/bin/sh
{_HERE}
export LD_LIBRARY_PATH="$here/python/lib${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"
exec "$here/python/bin/python3" -E -s "$here/app/start.py" "$@"
""",
    "start.sh": f"""\
#!/bin/sh
{_HERE}
export PATH="$here:$PATH"
mkdir -p "$HOME/skillmap" && cd "$HOME/skillmap" || exit 1
LD_LIBRARY_PATH="$here/python/lib" "$here/python/bin/python3" -E -s "$here/app/welcome.py" welcome
exec "${{SHELL:-/bin/sh}}"
""",
    "uninstall.sh": f"""\
#!/bin/sh
{_HERE}
LD_LIBRARY_PATH="$here/python/lib" "$here/python/bin/python3" -E -s "$here/app/welcome.py" uninstall
printf 'OK? [y/N] '
read -r answer
[ "$answer" = y ] || exit 1
rm -rf "${{XDG_CACHE_HOME:-$HOME/.cache}}/skillmap"
rm -rf "$here/app" "$here/docs" "$here/python"
rm -f "$here/start.sh" "$here/skillmap" "$here/versions.txt" "$here/README.html" "$here/uninstall.sh"
rmdir "$here" 2>/dev/null || true
""",
}


def start_files(system: str, version: str) -> dict[str, tuple[bytes, bool]]:
    """The files by which the bundle is started and removed: name -> content, whether it is a program.

    Those for Windows are ASCII with CRLF: the command prompt reads anything else by the code page of the PC.
    """
    files = {"app/start.py": (START.encode(), False)}
    files["app/welcome.py"] = (WELCOME.replace("{version}", version).encode(), False)
    files["README.html"] = (_page("skillmap", _README, "").encode(), False)
    scripts = _NT if system == "windows" else _POSIX
    for name, text in scripts.items():
        ends = text.replace("\n", "\r\n") if system == "windows" else text
        files[name] = (ends.encode("ascii"), True)
    return files


_README = """\
<h1>skillmap</h1>
<p>START.cmd（Linux では start.sh）をダブルクリックすると、コマンドを入力する窓が開きます。<br>
管理者の権限もネットワークも要りません。</p>
<p>Double-click START.cmd (on Linux run start.sh): a prompt opens.<br>
Neither administrator rights nor a network are needed.</p>
<ul>
<li><a href="docs/windows.ja.html">Windows での使い方</a> · <a href="docs/windows.html">On Windows</a></li>
<li><a href="docs/quickstart.ja.html">はじめに</a> · <a href="docs/quickstart.html">Quick start</a></li>
<li><a href="docs/index.html">説明書の一覧 · All pages</a></li>
</ul>
"""


def documents(folder: Path) -> dict[str, str]:
    """Every page of a folder as HTML, with a list of all; links between them go to the HTML pages."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    pages: dict[str, str] = {}
    titles: dict[str, str] = {}
    for file in sorted(folder.rglob("*.md")):
        name = file.relative_to(folder).with_suffix(".html").as_posix()
        text = re.sub(r"<!--.*?-->\n?", "", file.read_text("utf-8"), flags=re.DOTALL)
        found = re.search(r"^# (.+)$", text, re.MULTILINE)
        titles[name] = found[1] if found else name
        body = re.sub(r'(href="(?!\w+:)[^"#]*)\.md(["#])', r"\1.html\2", markdown.render(text))
        pages[name] = _page(titles[name], body, "../" * name.count("/"))
    listed = "".join(_listed(titles, japanese=True)) + "<hr>" + "".join(_listed(titles, japanese=False))
    pages["index.html"] = _page("skillmap", f"<h1>skillmap</h1><ul>{listed}</ul>".replace("<hr>", "</ul><hr><ul>"), "")
    return pages


def _listed(titles: dict[str, str], *, japanese: bool) -> Iterator[str]:
    for name, title in titles.items():
        if name.endswith(".ja.html") == japanese:
            yield f'<li><a href="{html.escape(name)}">{html.escape(title)}</a></li>'


def _page(title: str, body: str, up: str) -> str:
    link = f'<p><a href="{up}index.html">目次 · Contents</a></p>' if title != "skillmap" else ""
    return f"""\
<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>{html.escape(title)}</title>
<style>
body {{ max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.7 }}
body {{ font-family: "Yu Gothic UI", Meiryo, sans-serif }}
pre {{ background: #f4f4f4; padding: .8em; overflow-x: auto; line-height: 1.4 }}
table {{ border-collapse: collapse }} td, th {{ border: 1px solid #bbb; padding: .3em .6em; vertical-align: top }}
</style></head><body>
{link}
{body}
</body></html>
"""
