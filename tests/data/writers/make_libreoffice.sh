#!/bin/bash
# LibreOffice Calc: opens the workbook of openpyxl and saves it anew.  bash make_libreoffice.sh OUT
folder="$(mktemp -d)"; here="$(cd "$(dirname "$0")" && pwd)"
cp "$here"/openpyxl-3.1.5.xlsx "$folder/in.xlsx"; mkdir "$folder/out"
soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to xlsx --outdir "$folder/out" "$folder/in.xlsx" >/dev/null
cp "$folder/out/in.xlsx" "$1"
