"""Texts of `sheets`: finding the table, its headings and its rows."""

TEXTS: dict[str, tuple[str, str]] = {
    # the table
    "E_ASK": ("{file} の読み方について、{count} 件の確認が必要です。", "{count} questions about how to read {file}."),
    "E_ASK.hint": (
        "この確認に答えて、もう一度実行してください。何も書き込んでいません。",
        "Answer them and run the command again. Nothing was written.",
    ),
    "E_NO_HEADER": (
        "{file} に必要な見出し（{expected}）が見つかりません。見つかった見出し：{found}",
        "The headings needed ({expected}) are not in {file}. Found: {found}",
    ),
    "E_NO_HEADER.hint": (
        'シートや様式を確かめてください。見出しが違うときは --heading "見出し=項目"（毎月のファイルなら `skillmap import --teach FILE`）、全行に共通の値なら --set 項目=値 を付けてください。',
        "Check sheet and form. Give one value for all rows with --set COLUMN=VALUE, or teach the headings: `skillmap import --teach FILE`",
    ),
    "E_HEADER_MISSING": ("この見出し行には {expected} がありません。", "This heading row has no {expected}."),
    "E_HEADINGS_TOUCHED": (
        "{file} の見出しが、出力したときから {count} か所変わっています。このままでは、その列を読み落とします。",
        "{count} headings of {file} are not as they were handed out: what stands there would not be read.",
    ),
    "E_HEADINGS_TOUCHED.hint": (
        '上に挙げたセルを元の見出しに戻してください。読まなくてよい列なら --heading "見出し=-" を付けます。',
        'Put back the headings named above. For a column that is not to be read add --heading "HEADING=-".',
    ),
    "E_HEADING_TOUCHED": (
        "見出し「{expected}」だったセルが、いまは「{found}」です。",
        "This cell was the heading {expected}; now it says: {found}",
    ),
    "E_HEADING_TOUCHED.hint": (
        "このセルを「{expected}」に戻して、もう一度取り込んでください。",
        "Write {expected} into the cell again, and take the file in once more.",
    ),
    "sheets.blank_cell": ("（空白）", "(blank)"),
    "W_ROWS_GONE": (
        "出力したときの {expected} 行のうち {count} 行しかありません。なくなった行は読んでいません。",
        "Of the {expected} rows that were handed out only {count} are there. What is gone was not read.",
    ),
    "W_ROWS_GONE.hint": (
        "行を消したのでなければ、元のファイルと見比べてください。",
        "If nobody deleted rows, compare with the file that was handed out.",
    ),
    "N_ROWS_READ": (
        "出力したときの {expected} 行に対して、{count} 行を読みました。",
        "{count} rows were read; {expected} had been handed out.",
    ),
    "W_PAGES_GONE": (
        "出力したときにあったシートが {count} 枚ありません：{found}",
        "{count} sheets that were handed out are not there: {found}",
    ),
    "W_PAGES_GONE.hint": (
        "その人の分は未回答のままです。シートを消したのでなければ、出し直してもらってください。",
        "Nothing is known of them yet. If nobody deleted the sheets, ask for the file again.",
    ),
    "E_HEADER_DUPLICATE": (
        "見出し「{found}」の列が2つ以上あります（{columns} 列）。",
        "There are several columns named {found} ({columns}).",
    ),
    "E_HEADER_DUPLICATE.hint": (
        "片方の見出しを直すか、--columns で読む列を指定してください。",
        "Rename one, or name the columns to read with --columns.",
    ),
    "E_HEADER_SPREAD": (
        "見出し「{found}」が複数の列（{columns}）にまたがり、それぞれに値があります。",
        "The heading {found} spans {columns}, which all hold values.",
    ),
    "E_HEADER_SPREAD.hint": ("列ごとに見出しを付けてください。", "Give every column a heading of its own."),
    "E_TABLES_SIDE_BY_SIDE": (
        "同じ見出しの表が横に並んでいます（{found}）。",
        "Tables with the same headings stand side by side ({found}).",
    ),
    "E_TABLES_SIDE_BY_SIDE.hint": (
        "両方読むなら --columns {found} を付けてください。",
        "To read all of them: --columns {found}",
    ),
    "E_TWO_ROW_RECORD": (
        "{file} のシート「{sheet}」は1人が2行に分かれています（{cell}）。",
        "Sheet {sheet} of {file} has two rows per person ({cell}).",
    ),
    "E_TWO_ROW_RECORD.hint": (
        "1人1行の表に直してください。氏名とフリガナは列を分けます。",
        "Make it one row per person, name and reading in two columns.",
    ),
    "E_COLUMNS": ("列の指定「{found}」が分かりません（{file}）。", "The columns {found} make no sense ({file})."),
    "E_COLUMNS.hint": ("A:H や A:C,E:G のように書きます。", "Write A:H or A:C,E:G."),
    "E_SHEET_UNKNOWN": (
        "{file} にシート「{found}」はありません。あるのは：{expected}",
        "{file} has no sheet {found}. It has: {expected}",
    ),
    "E_SHEET_UNKNOWN.hint": (
        "--sheet の名前を確かめてください。近い名前：{nearest}",
        "Check --sheet. Nearest: {nearest}",
    ),
    "E_SHEET_AMBIGUOUS": ("読めるシートが2つ以上あります：{found}", "Several sheets could be read: {found}"),
    "E_SHEET_AMBIGUOUS.hint": (
        "--sheet で読むシートを指定するか、すべてを一つの一覧として読むなら --all-sheets を付けてください。",
        "Name the sheet with --sheet, or read all of them as one list with --all-sheets.",
    ),
    "E_NO_ROWS": (
        "{file} のシート「{sheet}」には見出しだけがあり、行がありません。",
        "Sheet {sheet} of {file} has headings but no rows.",
    ),
    "E_NO_ROWS.hint": (
        "「全員いなくなった」とは読みません。ファイルを確かめてください。",
        "It is not read as 'everybody left'. Check the file.",
    ),
    "E_AS_OF_MISSING": (
        "いつ現在の内容か（基準日）が書かれていません。",
        "It is not said which day this is the state of.",
    ),
    "E_AS_OF_MISSING.hint": ("--as-of 2026-04-01 のように指定してください。", "Say it: --as-of 2026-04-01"),
    "W_AS_OF_DIFFERS": (
        "表題の基準日は {found} ですが、指定された {value} を使います。",
        "The title says {found}; {value} is used as you asked.",
    ),
    "E_BLANK_REQUIRED": (
        "{field}が空欄の行が {count} 行あります（{found} 行目）。上と同じという意味ですか。",
        "{field} is blank in {count} rows ({found}). Does that mean 'as above'?",
    ),
    "E_BLANK_REQUIRED.hint": (
        "上と同じなら --fill-down {field}、空欄のままなら --fill-down なし を付けてください。",
        "If so: --fill-down {field}; if a blank is a blank: --fill-down none",
    ),
    "E_FILL_DOWN": (
        "「{found}」は上の値で埋められる列ではありません。使えるのは：{expected}",
        "{found} is no column that can be filled down. Known: {expected}",
    ),
    "E_FILL_DOWN.hint": ("--fill-down の列名を確かめてください。", "Check --fill-down."),
    "W_HIDDEN_ROWS": (
        "表示されていない行・列があります（{where}）。",
        "Some rows or columns are hidden ({where}).",
    ),
    "W_HIDDEN_ROWS.hint": (
        "読むなら --hidden include、読まないなら --hidden skip を付けてください。",
        "To read them: --hidden include; to leave them out: --hidden skip",
    ),
    "N_HIDDEN_READ": (
        "表示されていない行・列も読みました（{where}）。",
        "Hidden rows and columns were read ({where}).",
    ),
    "N_HIDDEN_SKIPPED": (
        "表示されていない行・列は読んでいません（{where}）。",
        "Hidden rows and columns were left out ({where}).",
    ),
    "sheets.where.rows": ("{rows} 行目", "rows {rows}"),
    "sheets.where.columns": ("{names} 列", "columns {names}"),
    "sheets.where.cells": ("セル {names}", "cells {names}"),
    "W_STRIKE_ROW": ("取り消し線が引かれています（{found}）。", "Struck out: {found}."),
    "W_STRIKE_ROW.hint": (
        "取り消し線を無視して読むなら --struck include、読まないなら --struck skip を付けてください。",
        "To read them all the same: --struck include; to leave them out: --struck skip",
    ),
    "W_STRIKE_READ": (
        "取り消し線の行・セルも読みました（{found}）。",
        "Struck-out rows and cells were read ({found}).",
    ),
    "W_STRIKE_SKIPPED": (
        "取り消し線の行・セルは読んでいません（{found}）。",
        "Struck-out rows and cells were left out ({found}).",
    ),
    "W_STRIKE_TEXT": (
        "取り消し線の部分を除いて「{found}」と読みました。",
        "Read as {found}, without the part that is struck out.",
    ),
    "W_TRAILER_SKIPPED": (
        "合計・注記などの {count} 行は読んでいません（{found} 行目）。",
        "{count} rows of totals and notes were left out (rows {found}).",
    ),
    "E_TOO_MANY_BAD": (
        "{count} 行に誤りがあり、正しい行より多いため、{found} 行目で読むのをやめました。",
        "{count} rows have errors, more than are right; reading stopped at row {found}.",
    ),
    "E_TOO_MANY_BAD.hint": (
        "別のファイルか、列のずれたファイルではないか確かめてください。",
        "Check that this is the right file, and that its columns are not shifted.",
    ),
    "E_SECOND_TABLE": (
        "{file} のシート「{sheet}」の {cell} の行から、列の順が違う別の表が始まっています。",
        "{file}, sheet {sheet}: at {cell} another table begins, with the same headings in other columns.",
    ),
    "E_SECOND_TABLE.hint": (
        "列の順をそろえて一つの表にするか、別のシートに分けてください。",
        "Put the columns into the same order, or the second table on a sheet of its own.",
    ),
    "W_MERGED_FILLED": (
        "結合セル {count} か所の値を各行に入れました（{found}）。",
        "Values of {count} merged ranges were given to each row ({found}).",
    ),
    "W_FOOTNOTE_READ": (
        "{field}の「※1」などの印 {count} 行を、表の外の注記と合わせて読みました（{found} 行目）。",
        "Marks such as *1 in {count} rows of {field} were read with their notes (rows {found}).",
    ),
    "W_DITTO_FILLED": (
        "{field}の「〃」「同上」{count} 行を上の値で読みました（{found} 行目）。",
        "{count} 'as above' marks in {field} were read as the value above (rows {found}).",
    ),
    "W_BLANK_FILLED": (
        "{field}の空欄 {count} 行を上の値で読みました（{found} 行目）。",
        "{count} blanks in {field} were read as the value above (rows {found}).",
    ),
    "W_GHOST_RANGE": ("表から遠く離れたセルは読んでいません。", "A cell far away from the table was left out."),
    "W_HEADER_ALIAS": (
        "見出し「{found}」を「{value}」の列として読みました。",
        "The heading {found} was read as {value}.",
    ),
    "W_COLUMN_IGNORED": (
        "「{found}」は必要ないため読んでいません（保存しません）。",
        "{found} is not needed and was not read or stored.",
    ),
    "N_COLUMN_UNKNOWN": ("「{found}」の列は使っていません。", "The column {found} is not used."),
    "W_SHEETS_NOT_READ": ("ほかのシートは読んでいません：{found}", "Other sheets were not read: {found}"),
    "N_SHEETS_HIDDEN": ("非表示のシートは読んでいません：{found}", "Hidden sheets were not read: {found}"),
    "W_EXTERNAL_LINK": (
        "ほかのブックへのリンクがあります。リンク先は読まず、保存されている値を使います。",
        "Links to other workbooks are never followed; stored values are used.",
    ),
    "W_EMBEDDED": (
        "埋め込まれたオブジェクト（ほかの文書や部品）は開いていません。",
        "Embedded objects were not opened.",
    ),
    "W_DELIMITER": ("区切り文字「{found}」の表として読みました。", "Read as separated by {found}."),
    "N_MORE": (
        "{field}：同じ種類の指摘（{code}）がほかに {count} 件あります。",
        "{field}: {count} more of the same kind ({code}).",
    ),
    "W_NAME_JOINED": (
        "姓と名（セイとメイ）の列をつないで、氏名（フリガナ）として読みました。",
        "The columns of family and given name were joined and read as the name.",
    ),
    "N_COLUMNS_UNKNOWN": (
        "このほか {count} 列も、使わない列なので読んでいません。",
        "{count} more columns are not known and were not read.",
    ),
}
