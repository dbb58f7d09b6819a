"""Help of `skillmap completion`."""

HELP: dict[str, str] = {
    "Print the script that lets a shell complete commands, options, staff, units, sessions and trainings.": "シェルがコマンド・オプション・職員・所属・開催回・研修の名前をタブキーで補完するためのスクリプトを示す",
    "The shell whose script is printed": "シェルの種類",
}
