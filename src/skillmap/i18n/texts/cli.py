"""Texts of the terminal."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_STOPPED": ("中断しました。{whole}。", "Stopped. {whole}"),
    "E_ACCIDENT": (
        "{file}：{reason}。{whole}",
        "{file}: {reason}. {whole}",
    ),
    "E_ACCIDENT.hint": (
        "原因を取り除いて、もう一度実行してください。途中のファイルは次の実行で片付きます。",
        "Remove the cause and run the command again. What was left half-made is cleared by the next command.",
    ),
    "E_HALF_COMPILED": (
        "プログラムのファイルの一部が途中で切れています（ディスクがいっぱいのときに使い始めたためと思われます）。データは元のままです。",
        "A file of the program is cut short, probably because the disk was full when it was first used. Nothing was changed.",
    ),
    "E_HALF_COMPILED.hint": (
        "ディスクに空きがあることを確かめ、プログラムのフォルダーにある __pycache__ という名前のフォルダーをすべて消してから、もう一度実行してください。",
        "See that the disk has room, delete every folder named __pycache__ below the program's folder, and run the command again.",
    ),
    "accident.recorded": (
        "記録 {entry} までは済んでいます",
        "Entry {entry} was recorded and stands.",
    ),
    "accident.nothing": ("何も記録していません", "Nothing was recorded."),
    "accident.some_file": ("ファイル", "A file"),
    "accident.full": ("ディスクの空きがありません", "the disk is full"),
    "accident.too_big": ("ファイルの大きさの上限に達しました", "the limit for the size of files was reached"),
    "accident.read_only": ("読み取り専用です", "it is read-only"),
    "accident.no_right": (
        "開く・書き込む権限がないか、ほかのプログラムで開いています",
        "you may not open or write it, or it is open in another program",
    ),
    "accident.too_long": ("名前かフォルダーの階層が長すぎます", "the name or path is too long"),
    "accident.device": ("ディスクが応答しません", "the disk does not answer"),
    "accident.gone": ("ネットワークドライブに届きません", "the network drive cannot be reached"),
    "accident.missing": ("ファイルかフォルダーが途中でなくなりました", "the file or folder is not there any more"),
    "accident.open": ("ほかのプログラムで開いています", "it is open in another program"),
    "accident.special": (
        "ふつうのファイルではありません（装置など）",
        "it is no ordinary file but a device or the like",
    ),
    "accident.many": ("開いているファイルが多すぎます", "too many files are open"),
    "accident.no_log": (
        "記録のファイルも書けませんでした（{kind}）",
        "the report could not be written either ({kind})",
    ),
    "E_BUG": (
        "申し訳ありません。プログラムの不具合で止まりました。記録: {file}",
        "Sorry, this is a bug in skillmap. Report: {file}",
    ),
    "E_BUG.hint": (
        "{whole}。記録のファイルをシステム担当者に渡してください。",
        "{whole} Please hand the report to whoever looks after skillmap.",
    ),
    "E_COMMAND": ("「{found}」というコマンドはありません。", "There is no command {found}."),
    "E_OPTION": ("「{found}」というオプションはありません。", "There is no option {found}."),
    "E_OPTION_PLACE": (
        "{found} は {command} のすぐ後に書きます。",
        "{found} stands directly behind {command}.",
    ),
    "E_OPTION_MISSING": ("{name} が必要です。", "{name} is missing."),
    "E_OPTION_NO_VALUE": ("{name} の後に値が必要です。", "{name} needs a value behind it."),
    "E_OPTION_TWICE": (
        "{name} は一度しか指定できません（「{value}」が余分です）。コマンドを分けて実行してください。",
        "{name} can be given once only ({value} is too much). Run the command once for each.",
    ),
    "E_OPTION_SWITCH": (
        "{name} には値を付けません（「{found}」は不要です）。",
        "{name} takes no value ({found} is too much).",
    ),
    "E_OPTION_EMPTY": ("{name} の値が空です。", "The value of {name} is empty."),
    "E_OPTION_INTEGER": (
        "{name} には整数を指定してください（「{value}」は使えません）。",
        "{name} takes a whole number, not {value}.",
    ),
    "E_OPTION_NUMBER": (
        "{name} には数を指定してください（「{value}」は使えません）。",
        "{name} takes a number, not {value}.",
    ),
    "E_OPTION_LEAST": (
        "{name} は {limit} 以上にしてください（「{value}」は使えません）。",
        "{name} must be {limit} or more, not {value}.",
    ),
    "E_OPTION_MOST": (
        "{name} は {limit} 以下にしてください（「{value}」は使えません）。",
        "{name} must be {limit} or less, not {value}.",
    ),
    "E_OPTION_ONE_OF": (
        "{name} に「{value}」は使えません。使えるもの: {limit}",
        "{name} cannot be {value}. It can be: {limit}",
    ),
    "E_OPTION_VALUE": ("{name} の値が正しくありません（{found}）。", "The value of {name} is not right: {found}"),
    "E_FILE_NOT_THERE": ("{name} のファイル「{found}」がありません。", "{name}: there is no file {found}."),
    "E_FOLDER_NOT_THERE": ("{name} のフォルダー「{found}」がありません。", "{name}: there is no folder {found}."),
    "E_FILE_IS_FOLDER": (
        "{name} には、フォルダーではなくファイルを指定してください（「{found}」はフォルダーです）。",
        "{name} takes a file; {found} is a folder.",
    ),
    "E_FOLDER_IS_FILE": (
        "{name} には、ファイルではなくフォルダーを指定してください（「{found}」はファイルです）。",
        "{name} takes a folder; {found} is a file.",
    ),
    "E_ARGUMENT_MISSING": ("{name} が必要です。", "{name} is missing."),
    "E_ARGUMENT_EXTRA": ("余分な引数があります: {found}", "Unexpected arguments: {found}"),
    "E_USAGE": ("コマンドの書き方が正しくありません。", "The command is not right as it is written."),
    "usage.near": ("もしかして: {near}", "Did you mean: {near}"),
    "usage.help": ("使い方を見るには: {command}", "For help: {command}"),
    "E_HELP_TOPIC": (
        "「{found}」についての説明は見つかりません。近い題: {near}",
        "There is no page about {found}. Near: {near}",
    ),
    "E_HELP_TOPIC.hint": (
        "題の一覧を見るには: `skillmap help`",
        "All topics: `skillmap help`",
    ),
    "start.office": ("{office}  {folder}", "{office}  {folder}"),
    "start.last": (
        "最後の記録: {entry}番  {at}  {by}  {command}",
        "Last entry: {entry}  {at}  {by}  {command}",
    ),
    "start.more": ("ほか {count}件。すべて見るには: `skillmap status`", "{count} more. All: `skillmap status`"),
    "start.more_commands": (
        "すべてのコマンド: `skillmap --help`  説明書: `skillmap help`  一年の流れ: `skillmap status --year`",
        "All commands: `skillmap --help`  Documentation: `skillmap help`  The year: `skillmap status --year`",
    ),
    "start.none": (
        "このフォルダーは skillmap の作業フォルダーではありません。\n"
        "試してみる:       `skillmap demo`  （架空の区ができます）\n"
        "自庁で始める:     `skillmap init 研修管理 --office みどり区`\n"
        "説明書を読む:     `skillmap help quickstart`\n"
        "別の場所にある:   `skillmap -C フォルダー status`",
        "This folder is no skillmap workspace.\n"
        "Try it:            `skillmap demo`  (makes a ward)\n"
        "Begin your own:    `skillmap init FOLDER --office NAME`\n"
        "Read:              `skillmap help quickstart`\n"
        "It is elsewhere:   `skillmap -C FOLDER status`",
    ),
    "completion.how": (
        "この内容を {place} の終わりに書き足し、シェルを開き直すと、タブキーで補完できます。",
        "Put this at the end of {place} and open a new shell: the tabulator key completes.",
    ),
    "help.topics": ("説明書の題", "Topics of the documentation"),
    "help.how": (
        "読むには: `skillmap help year`\nコマンドの説明: `skillmap help staff import`\nエラーの説明: `skillmap help E_NO_WORKSPACE`",
        "To read one: `skillmap help year`\nA command: `skillmap help staff import`\nA problem: `skillmap help E_NO_WORKSPACE`",
    ),
    "E_LANG": (
        "言語「{found}」は使えません。ja か en を指定してください。",
        "There is no language {found}: use ja or en.",
    ),
    "E_AS_OF_AND_FY": (
        "--as-of と --fy は同時に使えません。どちらか一つにしてください。",
        "Use either --as-of or --fy, not both.",
    ),
    "E_DAY": ("「{found}」は日付として読めません。", "{found} is not a day."),
    "E_DAY.hint": ("例: 2026-04-01、令和8年4月1日、R8.4.1", "For example: 2026-04-01, 2026/4/1, R8.4.1"),
    "E_FY": ("「{found}」は年度として読めません。", "{found} is not a fiscal year."),
    "E_FY.hint": ("例: 2026、令和8年度、R8", "For example: 2026, FY2026, R8"),
    "E_CONFIRM": (
        "確認の返事がもらえないため、何も書き込んでいません。",
        "Nobody is there to confirm, so nothing was written.",
    ),
    "E_CONFIRM.hint": (
        "内容を確かめたうえで --yes を付けて実行してください。",
        "Check the changes above and run again with --yes.",
    ),
    "E_INPUT": ("誤りがあるため、何も書き込んでいません。", "There are errors; nothing was written."),
    "E_INPUT.hint": (
        "上の箇所を直してから、もう一度実行してください。",
        "Mend the places above and run the command again.",
    ),
    "E_FRAMEWORK": ("人材定義（data フォルダー）に誤りがあります。", "The definition files (folder data) have errors."),
    "E_FRAMEWORK_FOLDER": ("{folder} の人材定義に誤りがあります。", "The definition files in {folder} have errors."),
    "E_FRAMEWORK_FOLDER.hint": (
        "`skillmap framework check {folder}` で全体を確かめてください。",
        "See everything with: `skillmap framework check {folder}`",
    ),
    "E_FRAMEWORK.hint": (
        "`skillmap framework check` で全体を確かめてください。",
        "See everything with: `skillmap framework check`",
    ),
    "out.written": ("書き出しました: {file}", "Written: {file}"),
    "out.not_opened": (
        "{file} を開けませんでした。フォルダーから開いてください。",
        "{file} could not be opened; open it from its folder.",
    ),
    "out.as_of": ("（{day}現在）", "(as of {day})"),
    "out.more": ("  … ほか {count} 件", "  … and {count} more"),
    "out.more_book": (
        "  すべては、--problems 指摘.xlsx を付けて実行すると、セルに印の付いた写しで確かめられます。",
        "  Run it with --problems FILE.xlsx to have all of them in a copy with the cells marked.",
    ),
    "out.more_columns": (
        "  … ほか {count} 列（{names}）。--wide ですべての列を示します。",
        "  … and {count} more columns ({names}); --wide shows them all",
    ),
    "out.more_cells": (" ほか {count} か所", " and {count} more"),
    "out.problems": (
        "誤り {errors}件 / 注意 {warnings}件 / お知らせ {notes}件",
        "{errors} errors / {warnings} warnings / {notes} notes",
    ),
    "out.no_rows": ("該当するものはありません。", "There is nothing to list."),
    "out.nothing": ("変更はありません。", "Nothing to change."),
    "out.dry_run": ("--dry-run のため、ここで終わります。何も書き込んでいません。", "Dry run: nothing was written."),
    "out.apply": ("適用しますか", "Apply?"),
    "out.not_applied": ("適用しませんでした。何も書き込んでいません。", "Not applied; nothing was written."),
    "out.recorded": (
        "記録しました（記録番号 {entry}）。取り消すときは: `skillmap db undo {entry}`",
        "Recorded as entry {entry}. To take it back: `skillmap db undo {entry}`",
    ),
    "out.recorded.final": (
        "記録しました（記録番号 {entry}）。取り消せません。",
        "Recorded as entry {entry}, for good.",
    ),
    "kind.join": ("新規", "new"),
    "kind.move": ("異動", "moved"),
    "kind.change": ("変更", "changed"),
    "kind.leave": ("退職等", "left"),
    "kind.add": ("追加", "added"),
    "kind.remove": ("取消", "removed"),
    "kind.conflict": ("競合", "conflict"),
    "kind.lines": ("（{count}件）", " ({count} lines)"),
    "kind.unchanged": ("変更なし", "unchanged"),
}
