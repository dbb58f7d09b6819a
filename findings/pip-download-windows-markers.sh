#!/usr/bin/env bash
# Wheels gathered on Linux for a Windows PC lack what only Windows needs.
#
# Good guess: pip download --platform win_amd64 collects what that platform installs, and a lock file lists it with its condition.
# What happens: --platform chooses the files, but conditions such as platform_system == "Windows" are judged by the machine that runs pip.
#   click comes without colorama, without a word; pip lock leaves it out in the same way. uv, told the platform
#   (--python-platform windows) or told to be universal, lists it.
# Why it matters: the office PC has no network. The folder of wheels is carried there once, and the installation stops
#   at a package that nobody on the other side has seen missing.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check pip==26.3 uv==0.13.9
v/bin/pip download -qq --no-cache-dir --only-binary=:all: --platform win_amd64 --python-version 3.11 --dest wheels click==8.1.8
v/bin/pip lock -qq --output pylock.toml click==8.1.8 2>/dev/null
echo click==8.1.8 >wanted.txt
v/bin/uv pip compile -q --python-platform windows --no-header --no-annotate wanted.txt >windows.txt
v/bin/uv pip compile -q --universal --no-header --no-annotate wanted.txt >universal.txt
echo "pip 26.3 download --platform win_amd64:" wheels/*
echo "pip 26.3 lock:" && grep '^name' pylock.toml
echo "uv 0.13.9 --python-platform windows:" && cat windows.txt
echo "uv 0.13.9 --universal:" && cat universal.txt
[ "$(cd wheels && echo *)" = click-8.1.8-py3-none-any.whl ]
! grep -q colorama pylock.toml
grep -q '^colorama==' windows.txt
grep -q "^colorama==.* ; sys_platform == 'win32'" universal.txt
