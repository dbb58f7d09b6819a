"""Texts of the demo."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_DEMO_STAFF": (
        "職員数 {found} では作れません。1人から{most}人までにしてください。",
        "A ward of {found} people cannot be made: 1 to {most}.",
    ),
    "E_DEMO_FOLDER": (
        "{folder} には、デモが作ったものではないファイルがあります。何も消さずに終わります。",
        "{folder} holds files that the demo did not make. Nothing was deleted.",
    ),
    "E_DEMO_FOLDER.hint": (
        "新しいフォルダーを指定してください。例: `skillmap demo --out demo-ward2`",
        "Name a new folder, for example: `skillmap demo --out demo-ward2`",
    ),
    "E_DEMO_OPEN": (
        "{file} を消せません。ほかのプログラムで開いているようです。",
        "{file} cannot be removed: it seems to be open in another program.",
    ),
    "E_DEMO_OPEN.hint": (
        "Excel などを閉じてから、もう一度実行してください。",
        "Close it there and run the command again.",
    ),
    "demo.begin": (
        "架空の{office}で、一連の仕事を通して実行します。人物・所属・数字はすべて架空です。\n毎回同じ結果になるよう、今日を {day} とします（SKILLMAP_TODAY={day}）。",
        "The whole job on the made-up ward {office}: nobody and nothing in it exists.\nSo that every run gives the same result, today is taken to be {day} (SKILLMAP_TODAY={day}).",
    ),
    "demo.writing": ("各課が出すExcelを作成しています", "Writing the offices' workbooks"),
    "demo.inputs": (
        "人事課などから届く Excel を {count} 件、{folder} に作りました（{seconds}秒）。",
        "{count} workbooks, as HR would have them, are in {folder} ({seconds} s).",
    ),
    "demo.took": ("  … {seconds}秒", "  … {seconds} s"),
    "demo.stopped": (
        "「{command}」が終了コード {code} で止まったため、デモを終わります。",
        "{command} ended with exit code {code}; the demo stops here.",
    ),
    "demo.done": (
        "\n一連の仕事が終わりました（全体で {seconds}秒）。作業フォルダー: {folder}",
        "\nThe whole job is done ({seconds} s in all). Workspace: {folder}",
    ),
    "demo.folders": (
        "  配れる名簿（{count}冊）: {out}\n  人事課などから届いた Excel: {input}",
        "  Rosters to hand out ({count} workbooks): {out}\n  What the offices handed in: {input}",
    ),
    "demo.go_on": (
        "続けて試すときは、{folder} に移り、環境変数 SKILLMAP_TODAY={day} を設定してから `skillmap status` をどうぞ。",
        "To go on, change to {folder}, set SKILLMAP_TODAY={day} in the environment and try: `skillmap status`",
    ),
}
