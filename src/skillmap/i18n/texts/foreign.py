"""Texts of frameworks of other platforms: what was recognised, what cannot be held, what is wrong."""

TEXTS: dict[str, tuple[str, str]] = {
    "foreign.layout.moodle": (
        "{file} は Moodle のコンピテンシーフレームワークです。",
        "{file} is a competency framework of Moodle.",
    ),
    "foreign.layout.onet": ("{file} は O*NET の形の表です。", "{file} has the layout of O*NET."),
    "foreign.layout.esco": ("{file} は ESCO の形の表です。", "{file} has the layout of ESCO."),
    "foreign.layout.flat": ("{file} は人材像とスキルの一覧です。", "{file} holds lists of roles and skills."),
    "foreign.table": (
        "値からレベルへの対応（--map で変えられます）：{table}",
        "Values as levels (change it with --map): {table}",
    ),
    "N_FOREIGN_ROLES": (
        "人材像がありません。項目 {count} 件と、書き入れるための人材像の下書きを作ります。",
        "There are no roles: {count} items are taken in, and a first draft of a role to be written.",
    ),
    "E_FOREIGN_FILE": ("表として読めません（{found}）。", "This cannot be read as a table ({found})."),
    "E_FOREIGN_FILE.hint": (
        "元の仕組みから UTF-8 の CSV（またはタブ区切り）で書き出し直してください。",
        "Have it written anew by its platform, as CSV or tab-separated text in UTF-8.",
    ),
    "E_FOREIGN_TWICE": ("同じ識別子「{found}」の項目が二つあります。", "Two items have the same identifier {found}."),
    "E_FOREIGN_TWICE.hint": ("どちらかの識別子を変えてください。", "Give one of them another identifier."),
    "E_FOREIGN_CIRCLE": ("「{found}」は、上位をたどると自分に戻ります。", "{found} stands above itself."),
    "E_FOREIGN_CIRCLE.hint": ("上位の項目の列を直してください。", "Correct what it stands under."),
    "W_FOREIGN_PARENT": (
        "「{name}」の上位の項目「{found}」がファイルにありません。一番上に置きます。",
        "{name} stands under {found}, which is not in the files; it is put at the top.",
    ),
    "W_FOREIGN_PARENT.hint": (
        "すべてのファイルを一つのフォルダーに入れて、フォルダーごと指定してください。",
        "Put all files into one folder and name the folder.",
    ),
    "E_FOREIGN_VALUE": ("値「{found}」は数ではありません。", "{found} is no number."),
    "E_FOREIGN_VALUE.hint": ("値の列を確かめてください。", "Check the column of values."),
    "E_FOREIGN_ROLES": (
        "名称に {found} を含む人材像がありません（全部で {count} 件）。",
        "None of the {count} roles has {found} in its name.",
    ),
    "E_FOREIGN_ROLES.hint": (
        "--only の言葉を変えるか、付けずに実行してください。",
        "Use other words with --only, or none.",
    ),
    "E_MOODLE_FRAMEWORK": (
        "フレームワークの行（Is framework が 1）は一つのはずが、{found} 行あります。",
        "There must be one row of the framework (Is framework = 1); there are {found}.",
    ),
    "E_MOODLE_FRAMEWORK.hint": (
        "Moodle の「コンピテンシーフレームワークのエクスポート」で書き出し直してください。",
        "Export the competency framework anew in Moodle.",
    ),
    "W_MOODLE_NAMELESS": (
        "「{found}」の行には識別番号か名称がありません。除きます。",
        "The row of {found} lacks its ID number or short name; it is left out.",
    ),
    "W_MOODLE_NAMELESS.hint": (
        "必要な項目なら、元の Moodle で番号と名称を付けて書き出し直してください。",
        "If it is needed, give it both in Moodle and export it anew.",
    ),
    "N_MOODLE_LOST": (
        "人材定義に入れる所のないもの：完了の決まり {rules} 件、関連する項目 {related} 件、項目ごとの尺度 {scales} 件",
        "What definition files cannot hold: completion rules {rules}, cross-references {related}, scales of single "
        "competencies {scales}",
    ),
    "N_MOODLE_FROM": (
        "Moodle では、低い方から {found} 番目（0 から数える）のレベルからが「熟達」です。",
        "In Moodle somebody is proficient from step {found} of the scale on (the lowest is 0).",
    ),
    "E_MOODLE_COMMA": (
        "レベルの名称「{found}」に半角のコンマがあります。Moodle ではコンマがレベルの区切りになります。",
        "The name of the level {found} has a comma; Moodle divides levels at commas.",
    ),
    "E_MOODLE_COMMA.hint": (
        "framework.yaml でレベルの名称からコンマを除いてください。",
        "Remove it from the name in framework.yaml.",
    ),
    "E_MOODLE_LEVEL": ("レベル {found} はありません（{expected}）。", "There is no level {found} ({expected})."),
    "E_MOODLE_LEVEL.hint": (
        "--proficient には尺度にあるレベルを指定してください。",
        "Name a level of the scale with --proficient.",
    ),
    "E_PROFICIENT_MOODLE": (
        "--proficient は moodle で書き出すときだけ使います。",
        "--proficient goes with the kind moodle only.",
    ),
    "E_PROFICIENT_MOODLE.hint": (
        "`skillmap framework export moodle --proficient 2` のように指定してください。",
        "Say `skillmap framework export moodle --proficient 2`.",
    ),
    "W_MOODLE_LONG": (
        "「{name}」は100文字を超えるので、Moodle は名称を途中で切ります。",
        "{name} has more than 100 characters; Moodle will cut it.",
    ),
    "W_MOODLE_LONG.hint": ("短い名称を付けてください。", "Give it a shorter name."),
    "N_MOODLE_PROFICIENT": (
        "Moodle ではレベル{level}（{name}）からを「熟達」とします。変えるときは --proficient で指定してください。",
        "Moodle will call somebody proficient from level {level} ({name}) on; change it with --proficient.",
    ),
    "N_MOODLE_NOT_HELD": (
        "Moodle の形式に入らないもの：人材像 {roles} 件、研修 {trainings} 件、国の標準との対応 {aligned} 件",
        "What Moodle's format cannot hold: roles {roles}, trainings {trainings}, alignments to standards {aligned}",
    ),
    "N_ONET_NOT_HELD": (
        "O*NET の形に入らないもの：英語の名称と説明、研修 {trainings} 件、人材像の目的と仕事、国の標準との対応",
        "What this layout cannot hold: English names and texts, trainings ({trainings}), purposes and duties of roles, "
        "alignment to standards",
    ),
    "N_ESCO_NOT_HELD": (
        "ESCO の形に入らないもの：求めるレベル（すべて「必須」になる）、レベルの説明、研修 {trainings} 件、国の標準との対応",
        "What this layout cannot hold: required levels (all become essential), texts of levels, trainings "
        "({trainings}), alignment to standards",
    ),
    "N_FLAT_NOT_HELD": (
        "一覧に入らないもの：もう一つの言語の名称と説明、id、主な仕事、研修 {trainings} 件、国の標準との対応",
        "What the lists cannot hold: names and texts in the other language, ids, duties, trainings ({trainings}), "
        "alignment to standards",
    ),
    "E_ONET_TABLES": ("項目の表も評価の表もありません。", "There is neither a content model nor a table of ratings."),
    "E_ONET_TABLES.hint": (
        "Content Model Reference と Skills などの表を一つのフォルダーに入れて、フォルダーごと指定してください。",
        "Put Content Model Reference, Skills and the other tables into one folder and name the folder.",
    ),
    "W_ONET_SUPPRESS": (
        "値が不確か（Recommend Suppress）とされている行が {count} 行あります。そのまま取り込みます。",
        "{count} values are marked as imprecise (Recommend Suppress); they are taken in as they are.",
    ),
    "W_ONET_SUPPRESS.hint": (
        "大事な人材像では、求めるレベルを見直してください。",
        "Look at required levels of roles that matter.",
    ),
    "N_ONET_SCALES": (
        "重要度（IM）とレベル（LV）以外の評価は取り込みません：{what}",
        "Ratings other than importance (IM) and level (LV) are not taken in: {what}",
    ),
    "N_ONET_LEFT": (
        "評価のない項目 {count} 件は取り込みません。",
        "Elements without ratings are not taken in: {count}",
    ),
    "E_ESCO_TABLES": (
        "conceptUri と preferredLabel のある表がありません。",
        "No table has conceptUri and preferredLabel.",
    ),
    "E_ESCO_TABLES.hint": (
        "skills_en.csv などの表を一つのフォルダーに入れて、フォルダーごと指定してください。",
        "Put skills_en.csv and the other tables into one folder and name the folder.",
    ),
    "N_FOREIGN_BARE": (
        "求めるもののない職業 {count} 件は、人材像にしません（{named}）。",
        "{count} occupations ask for nothing and become no roles ({named}).",
    ),
    "W_FOREIGN_UNKNOWN": (
        "ファイルにない項目を指している行が {count} 件あります。取り込みません（{named}）。",
        "{count} rows name what is not in the files, and are left out ({named}).",
    ),
    "W_FOREIGN_UNKNOWN.hint": (
        "同じ版のファイルがすべて揃っているか確かめてください。",
        "Check that all files of one version are there.",
    ),
    "W_ESCO_STATUS": (
        "使われていない（status が released でない）{count} 件は取り込みません。",
        "{count} concepts that are no longer in use (their status is not released) are left out.",
    ),
    "W_ESCO_STATUS.hint": ("必要な項目がないか確かめてください。", "Check that none of them is needed."),
    "E_ESCO_RELATION": (
        "関係「{found}」が分かりません（{expected}）。",
        "The relation {found} is not known ({expected}).",
    ),
    "E_ESCO_RELATION.hint": (
        "--map で、関係ごとのレベルを指定してください（例 --map essential=2,optional=1）。",
        "Say its level with --map, for example: --map essential=2,optional=1",
    ),
    "N_ESCO_RELATIONS": (
        "人材定義に入れる所のないスキルどうしの関係：{count} 件",
        "Relations between skills that definition files cannot hold: {count}",
    ),
    "N_ESCO_LANGUAGES": (
        "ほかの言語のファイルは取り込みません：{found}（使うのは {first}）",
        "Files in other languages are not taken in: {found} ({first} is used)",
    ),
    "N_LIST_WORDS": (
        "レベルの言葉を低い順に {words} とします。違うときは --levels で指定してください。",
        "Its level words from the lowest: {words}. If that is not right, say so with --levels.",
    ),
    "W_SKILL_TEXT_TWICE": (
        "「{skill}」のレベル{level}の説明が二通りあります。先の方を使います。",
        "{skill} has two texts for level {level}; the first is used.",
    ),
    "W_SKILL_TEXT_TWICE.hint": ("どちらかの行を消してください。", "Remove one of the rows."),
    "W_SKILL_TEXT_NONE": (
        "スキルの説明のファイルに「{found}」がありません。",
        "The file of skill texts has no {found}.",
    ),
    "W_SKILL_TEXT_NONE.hint": (
        "名称の書き方が同じか確かめてください。",
        "Check that its name is written alike in both.",
    ),
}
