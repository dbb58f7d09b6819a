"""Texts of definitions between offices."""

TEXTS: dict[str, tuple[str, str]] = {
    "share.checksum": (
        "照合値: {checksum}（渡した先で同じ値になることを確かめてください）",
        "Checksum: {checksum} (the other office sees the same one)",
    ),
    "E_PACKAGE_OFFICE": ("団体の名称がありません。", "The office has no name."),
    "E_PACKAGE_OFFICE.hint": (
        "skillmap.toml の office に書くか、--name で指定してください。",
        "Put it into skillmap.toml as office, or give it with --name.",
    ),
    "N_SHARE_LEFT": (
        "団体の内部の数字なので入れないファイル：{files}",
        "Left out, being the office's own business: {files}",
    ),
    "receive.done": (
        "{office} の人材定義 {version} 版を受け取りました（照合値 {checksum}、利用条件 {licence}）。今の定義は変わっていません。",
        "Received from {office}: version {version} (checksum {checksum}, licence {licence}). "
        "The own definitions are unchanged.",
    ),
    "receive.known": (
        "{office} の {version} 版はもうあります（照合値 {checksum}、利用条件 {licence}）。",
        "Version {version} of {office} is here already (checksum {checksum}, licence {licence}).",
    ),
    "E_PACKAGE_TORN": (
        "{file} は人材定義のパッケージではないか、途中で変わっています（{found}）。",
        "{file} is no package of definitions, or was changed on its way ({found}).",
    ),
    "E_PACKAGE_TORN.hint": (
        "送った団体に、もう一度送ってもらってください。",
        "Ask the office that sent it to send it again.",
    ),
    "E_PACKAGE_UNKNOWN": (
        "「{found}」から受け取ったパッケージがありません。あるもの: {expected}",
        "No package was received from {found}. There are: {expected}",
    ),
    "E_PACKAGE_UNKNOWN.hint": (
        "`skillmap framework receive FILE` で受け取ってください。",
        "Take it in with: `skillmap framework receive FILE`",
    ),
    "E_PACKAGE_SEVERAL": (
        "「{found}」に当たる団体が複数あります: {expected}",
        "Several offices match {found}: {expected}",
    ),
    "E_PACKAGE_SEVERAL.hint": ("名称を全部書いてください。", "Give the whole name."),
    "shared.title": ("ほかの団体から受け取った人材定義", "Definitions of other offices"),
    "adopt.change": ("{office} の定義を取り入れる", "Definitions taken over from {office}"),
    "E_ADOPT_NOTHING": ("取り入れるものが指定されていません。", "Nothing was named to be taken over."),
    "E_ADOPT_NOTHING.hint": (
        "--role、--training、--article で指定してください。",
        "Name it with --role, --training or --article.",
    ),
    "E_ADOPT_SCALE": (
        "レベルの番号が違います（先方 {theirs}、こちら {ours}）。",
        "The levels are not the same (theirs {theirs}, ours {ours}).",
    ),
    "E_ADOPT_SCALE.hint": (
        "framework.yaml の scale をそろえてから取り入れてください。",
        "Bring the scale in framework.yaml into line first.",
    ),
    "E_ADOPT_HERE": ("{found} は {office} からもう取り入れています。", "{found} was taken over from {office} already."),
    "E_ADOPT_HERE.hint": (
        "新しい版に合わせるには `skillmap framework follow {office}` を使ってください。",
        "Follow its next version with: `skillmap framework follow {office}`",
    ),
    "N_ADOPT_ALONG": (
        "必要なスキルと研修 {count} 件も一緒に取り入れます。",
        "Skills and trainings that it needs come along: {count}",
    ),
    "W_ADOPT_ID": (
        "id「{found}」はこちらで使っているので、「{new}」として取り入れます。",
        "The id {found} is used here; it comes in as {new}.",
    ),
    "W_ADOPT_ID.hint": ("同じものなら、どちらかを消してください。", "If both are the same, remove one."),
    "W_ADOPT_DROPPED": (
        "こちらにないので外すもの：{what} {count} 件",
        "Left out because it does not exist here: {what} ({count})",
    ),
    "W_ADOPT_DROPPED.hint": (
        "必要なら、取り入れた後でこちらの定義に合わせて書き加えてください。",
        "Add it by hand in the words of the own definitions where it is needed.",
    ),
    "adopt.dropped.item": ("スキル標準との対応", "alignment to standards"),
    "adopt.dropped.article": ("行動指針の条", "articles of the code of conduct"),
    "adopt.dropped.training": ("研修への参照", "trainings it refers to"),
    "adopt.dropped.qualification": ("資格", "qualification"),
    "adopt.dropped.mandatory_for": ("受講を必須とする人の定め", "who must take it"),
    "W_ADOPT_SKILL": (
        "スキル「{name}」は先方と定義が違います。こちらの定義のまま使います。",
        "The skill {name} means something else over there; the own definition is used.",
    ),
    "W_ADOPT_SKILL.hint": (
        "`skillmap framework shared {office}` で違いを見て、求めるレベルを確かめてください。",
        "Look at the difference with `skillmap framework shared {office}` and check the required levels.",
    ),
    "follow_up.change": ("{office} の {version} 版に合わせる", "Following {office} to version {version}"),
    "follow_up.values": (
        "{version}（先方に合わせる値 {taken}、こちらのまま残す値 {kept}）",
        "{version} (values that become theirs {taken}, that stay ours {kept})",
    ),
    "follow_up.conflicts": ("両方で変わっている値", "Values that both have changed"),
    "follow_up.note": (
        "※ 先方に合わせる値は --theirs に、こちらのまま残す値は --ours に、「項目」（またはその先頭の部分）を指定します。",
        "※ Name the value, or the beginning of it, with --theirs to take theirs or with --ours to keep ours.",
    ),
    "merge.conflicts": (
        "新しい版と自庁の両方で変わっている値",
        "Values that the new version and the office have changed",
    ),
    "merge.note": (
        "※ 新しい版に合わせる値は --theirs に、自庁のまま残す値は --ours に、「項目」（またはその先頭の部分）を指定します。",
        "※ Name the value, or the beginning of it, with --theirs to take the new version's or with --ours to keep yours.",
    ),
    "merge.kept": ("自庁で変えた値（そのまま残すもの）", "Values that the office has changed, and that stay"),
    "merge.counts": (
        "新しい版の値になるもの {taken} 件、自庁のまま残すもの {kept} 件。",
        "{taken} values become those of the new version, {kept} stay as the office has them.",
    ),
    "E_MERGE_BASE": (
        "自庁の定義の元になった版が残っていません。",
        "The version that the office's definitions were made from is not kept.",
    ),
    "E_MERGE_BASE.hint": (
        "元の版のフォルダーを --base で指定してください。",
        "Name its folder with --base.",
    ),
    "E_MERGE_SAME": (
        "新しい版は元の版と同じです。反映する変更はありません。",
        "The new version is the former one: there is nothing to merge.",
    ),
    "E_MERGE_SAME.hint": (
        "新しい版のフォルダーを指定してください（省略すると、プログラムに同梱の定義を使います）。",
        "Name the folder of the new version (by default the definitions that come with the program).",
    ),
    "E_MERGE_UNSOUND": (
        "新しい版と自庁の定義は、それぞれには誤りがありませんが、合わせると次の誤りが生じます。何も書き込んでいません。",
        "The new version and your changes fit alone, and together they have these errors. Nothing was written.",
    ),
    "E_MERGE_UNSOUND.hint": (
        "新しい版でなくなったものを自庁の定義から外すなど、data を直してから、もう一度実行してください。",
        "Mend data (take out what the new version no longer has, for one) and run it again.",
    ),
    "E_FOLLOW_CONFLICT": (
        "両方で変わっている値が {count} 件あります。どちらにするか決まるまで、何も書き込みません。",
        "Values that both have changed: {count}. Nothing is written until they are decided.",
    ),
    "E_FOLLOW_CONFLICT.hint": (
        "--theirs または --ours で指定してください（例 --theirs {example}）。",
        "Decide with --theirs or --ours, for example: --theirs {example}",
    ),
    "E_FOLLOW_BASE": (
        "取り入れたときのパッケージ（{found}）が {folder} にありません。",
        "The package it was taken over from ({found}) is not in {folder}.",
    ),
    "E_FOLLOW_BASE.hint": (
        "`skillmap framework receive FILE` で、その版をもう一度受け取ってください。",
        "Take that version in again with: `skillmap framework receive FILE`",
    ),
    "W_FOLLOW_UNUSED": (
        "「{found}」に当たる、両方で変わっている値はありません。",
        "No value that both have changed is called {found}.",
    ),
    "W_FOLLOW_UNUSED.hint": (
        "決める値の名前は、--theirs も --ours も付けずに実行すると一覧に出ます。",
        "Without --theirs and --ours the values to decide are listed by name.",
    ),
    "W_FOLLOW_GONE": (
        "「{found}」は先方の新しい版にありません。こちらではそのまま残します。",
        "{found} is gone from their new version; it stays here as it is.",
    ),
    "W_FOLLOW_GONE.hint": (
        "要らなければ、こちらでも消すか廃止にしてください。",
        "Remove or retire it here too if it is not needed.",
    ),
}
