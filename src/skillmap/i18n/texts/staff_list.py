"""Texts of `documents.staff_list`."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_GRADE_UNKNOWN": (
        "職名「{found}」は職層の表にありません。表にあるもの：{expected}",
        "The grade {found} is not in the office's table. Known: {expected}",
    ),
    "E_GRADE_UNKNOWN.hint": (
        "skillmap.toml の grades（上の職から順に並べます）か grade_aliases に加えるか、名簿の職名を直してください。",
        "Add it to grades (the highest first) or grade_aliases in skillmap.toml, or correct the list.",
    ),
    "W_BLOCKS_READ": (
        "見出しの {count} 行を、その下の職員の所属として読みました: {found}",
        "{count} heading rows were read as the unit of the people below them: {found}",
    ),
    "W_BLOCKS_READ.hint": (
        "所属でなければ --blocks none を付けてください。",
        "If they are no units, add: --blocks none",
    ),
    "E_BLOCK_UNCLEAR": (
        "見出しの行「{found}」が、下の職員の所属かどうか分かりません。",
        "The heading row {found} may or may not be the unit of the people below it.",
    ),
    "E_BLOCK_UNCLEAR.hint": (
        "所属なら --blocks all、部・課などで終わる見出しだけが所属なら --blocks units、どれも所属でなければ --blocks none を付けてください。",
        "All headings are units: --blocks all; only those whose last word says so: --blocks units; none: --blocks none",
    ),
    "W_ORG_SPLIT": (
        "部・課・係が1つの列にまとめて書かれています。登録されている組織と照らして分けます。",
        "Department, section and team stand in one column; they are told apart by the registered units.",
    ),
    "E_STAFF_TWO_UNITS": (
        "所属のセルに2つの所属（兼務）が書かれています：{found}",
        "The cell holds two units, one of a second post: {found}",
    ),
    "E_STAFF_TWO_UNITS.hint": (
        "兼務は行を分け、「本務兼務」の列にそれぞれ「本務」「兼務」と書いてください。",
        "Give the second post a row of its own, with a column that says main and additional.",
    ),
    "W_STAFF_OLDER_LIST": (
        "この名簿は {day} 現在ですが、{later} 現在の内容が取り込み済みです（記録番号 {entry}）。ここで変わる値は、その後の記録で変わっていなければ今日まで続きます。",
        "This list is as of {day}, but what held on {later} is recorded (entry {entry}). What it changes holds until "
        "today unless something later is recorded of it.",
    ),
    "W_STAFF_OLDER_LIST.hint": (
        "古い名簿と取り違えていないか、変更の一覧で確かめてください。今も正しい値は、新しい名簿をもう一度取り込むと元に戻ります。",
        "Check with the changes that it is not an old list by mistake. Taking in the newer list once more brings back "
        "what holds today.",
    ),
    "W_COLUMN_SHIFTED": (
        "{field}の列が1行ずれているようです。ここから {value} まで（{count} 行）の値が、隣の行について登録されている値と同じです。",
        "The column {field} seems to have slipped by a row: from here to {value} ({count} rows) each value is what is "
        "recorded of the next row.",
    ),
    "W_COLUMN_SHIFTED.hint": (
        "並べ替えや貼り付けで、その列だけがずれていないか確かめてください。ずれていれば、取り込まずに一覧を作り直してください。",
        "Check whether that column alone was sorted or pasted. If so, do not apply this and make the list anew.",
    ),
    "W_OLD_SIDE_DIFFERS": (
        "{person} の旧所属・旧職名が「{found}」と書かれていますが、{day} の登録は「{value}」です。",
        "{person} is said to come from {found}, but what is recorded of {day} is {value}.",
    ),
    "W_OLD_SIDE_DIFFERS.hint": (
        "職員番号・氏名の取り違えや、先に出た異動の取り込み漏れがないか確かめてください。取り込むのは新しい所属・職名です。",
        "Check whether another person is meant, or an earlier order is missing. The new side is what is taken in.",
    ),
    "W_OLD_SIDE_NOBODY": (
        "{person} は旧所属が「{found}」と書かれていますが、その日の職員として登録がありません。",
        "{person} is said to come from {found}, but is not recorded as a member of staff on that day.",
    ),
    "W_OLD_SIDE_NOBODY.hint": (
        "職員番号が正しいか確かめてください。このまま取り込むと、新しい職員として登録します。",
        "Check the staff number. Taken in like this, they are recorded as a new member of staff.",
    ),
    "N_OLD_SIDE_EARLIER": (
        "旧所属・旧職名が登録と違う行が {count} 行ありますが、新しい所属・職名は登録と一致しています。",
        "The old side differs from what is recorded in {count} rows whose new side is recorded already.",
    ),
    "N_OLD_SIDE_EARLIER.hint": (
        "旧所属が以前の異動のものであれば、このままで構いません。",
        "Nothing need be done where it speaks of an earlier transfer.",
    ),
    "E_UNIT_GRADE": (
        "「{found}」のどこまでが所属で、どこからが職名か分かりません。",
        "Nobody can say where the unit ends and the grade begins in {found}.",
    ),
    "E_UNIT_GRADE.hint": (
        "登録されている所属と職名の組合せではありません。書き方を直すか、所属と職名を2列に分けてください。退職は「異動区分」の列に書いてください。",
        "It is no registered unit with a known grade. Correct it, or give unit and grade a column each; who leaves is "
        "said in the column of the kind of order.",
    ),
    "E_UNIT_GRADE_SEVERAL": (
        "「{found}」に当てはまる所属・職名がいくつもあります：{expected}",
        "Several units and grades fit {found}: {expected}",
    ),
    "E_UNIT_GRADE_SEVERAL.hint": (
        "上の部・課から書いてください。",
        "Write the department and section above it too.",
    ),
    "W_LEFT_IN_REMARK": (
        "{person} の備考に {day} の退職などが書かれていますが、名簿に載っているため、在職として扱います。",
        "The remark of {person} says that they were gone on {day}, but they are in the list: they are taken to be on the staff.",
    ),
    "W_LEFT_IN_REMARK.hint": (
        "退職しているなら `skillmap staff depart {number} --on {day}` で登録してください。在職しているなら、備考を直してください。",
        "If they have left: `skillmap staff depart {number} --on {day}`. If not, correct the remark.",
    ),
    "W_LEAVES_IN_REMARK": (
        "{person} の備考に、{day} の退職などが書かれています。まだ登録していません。",
        "The remark of {person} speaks of leaving on {day}. It is not recorded.",
    ),
    "W_LEAVES_IN_REMARK.hint": (
        "決まっているなら `skillmap staff depart {number} --on {day}` で登録してください（席や計画に反映されます）。",
        "If it is settled: `skillmap staff depart {number} --on {day}` (seats and plans go by it).",
    ),
}
