"""Texts of `judgement`."""

TEXTS: dict[str, tuple[str, str]] = {
    "judge.title": ("規則に合わなくなった記録", "Recorded, and no longer in order"),
    "judge.note": (
        "規則に合わない記録が {count} 件あります。直すには「直し方」のコマンドを使います。",
        "{count} things recorded break a rule; the commands mend them.",
    ),
    "judge.more": (
        "ほか {count} 件（すべて見る：`skillmap status --all`）",
        "{count} more (`skillmap status --all`)",
    ),
    "judge.made": (
        "この変更で規則に合わなくなるもの（{count} 件）：",
        "What this change puts out of order ({count}):",
    ),
    "judge.mended": (
        "この変更で規則に合うようになるもの：{count} 件",
        "What this change puts in order again: {count}",
    ),
    "judge.plans_overtaken": (
        "前のレベルから作った育成計画が古くなる職員：{count} 人（{people}）。適用後に作り直すコマンド：`{command}`",
        "Plans that start from levels which are other ones then: {count} people ({people}). "
        "Made anew afterwards by: `{command}`",
    ),
    # What happens to sessions and to whoever waits for a seat.
    "session.all_still": (
        "{session}：受講者 {count} 人は、変更後も全員受講できます。",
        "{session}: all {count} people can still come.",
    ),
    "session.still": (
        "{session}：受講者 {count} 人のうち {able} 人は変更後も受講できます。受講できない人 {unable} 人は次のとおりです。",
        "{session}: {able} of {count} people can still come; {unable} cannot, for the reasons below.",
    ),
    "session.past": (
        "{session}：変更後の日（{day}）は、すでに過ぎています。受講者は {count} 人です。日付の書き間違いであれば、"
        "`skillmap session change {session} --day …` で正しい日にします。",
        "{session}: its day would be {day}, which has passed; {count} people sit in it. If the day is a slip, set the "
        "right one: `skillmap session change {session} --day …`",
    ),
    "session.other_training": (
        "{session}：研修が「{old}」から「{new}」に変わります。「{old}」のために席のある {count} 人は、そのまま「{new}」を受けることになります。",
        "{session}: {count} people were given seats for {old}, and would now take {new}.",
    ),
    "session.tell_again": (
        "{session}：通知済みの {count} 人に改めて知らせる必要があります：{people}（`skillmap enrol told --session {session} --list`）",
        "{session}: {count} people were told of it and have to be told again: {people} "
        "(`skillmap enrol told --session {session} --list`)",
    ),
    "leader.coming.moves": (
        "{found}：{section} のリーダーの任期（{since}～{until}）ですが、{day} に異動します。後任を決めたら：`{command}`",
        "{found} leads {section} from {since} to {until} and is transferred on {day}. With a successor: `{command}`",
    ),
    "leader.coming.leaves": (
        "{found}：{section} のリーダーの任期（{since}～{until}）ですが、{day} から在職しません。後任を決めたら：`{command}`",
        "{found} leads {section} from {since} to {until} and is not on the staff from {day}. "
        "With a successor: `{command}`",
    ),
    "leader.coming.post": (
        "{found}：{section} のリーダーの任期（{since}～{until}）ですが、{day} にこの所属での兼務が解かれます。後任を決めたら：`{command}`",
        "{found} leads {section} from {since} to {until}, and is released from the second post there on {day}. "
        "With a successor: `{command}`",
    ),
    "leader.coming.leave": (
        "{found}：{section} のリーダーの任期（{since}～{until}）ですが、{day} から{kind}に入ります。後任を決めたら：`{command}`",
        "{found} leads {section} from {since} to {until} and is on leave ({kind}) from {day}. "
        "With a successor: `{command}`",
    ),
    "session.others": ("ほか {count} 人", "{count} others"),
    "turn.next": (
        "{session}：使える席が {count} あります。次の順番は {people} です（{command}）。",
        "{session}: {count} seats to be had. Next in line: {people} ({command})",
    ),
    "turn.nobody": (
        "{session}：使える席が {count} ありますが、待っている {waiting} 人のうち受講できる人はいません（{command}）。",
        "{session}: {count} seats to be had; of {waiting} who wait nobody can come ({command})",
    ),
    "judge.item": ("・{what}", "- {what}"),
    "judge.line": ("{what}（{cause}、記録{entry}）", "{what} ({cause}, entry {entry})"),
    # The rules, as short as a column is.
    "judge.rule.cancelled": ("中止の回", "cancelled"),
    "judge.rule.leaver": ("退職等", "left the staff"),
    "judge.rule.former-leader": ("任期終了", "no leader any more"),
    "judge.rule.done": ("修了済み", "completed already"),
    "judge.rule.result-to-come": ("結果待ちの二度目の席", "second seat, result to come"),
    "judge.rule.term": ("任期の外の席", "seat outside the term"),
    "judge.rule.given-back": ("返した席", "seat given back"),
    "judge.rule.seated": ("席の重複", "two seats"),
    "judge.rule.leave": ("休職等", "on leave"),
    "judge.rule.prerequisite": ("前提の研修", "prerequisite"),
    "judge.rule.hours": ("研修時間", "hours"),
    "judge.rule.clash": ("日程の重なり", "clash"),
    "judge.rule.quota": ("部署の割当", "quota"),
    "judge.rule.department": ("部署の上限", "department's limit"),
    "judge.rule.limit-unknown": ("部署の上限の設定", "limit of departments"),
    "judge.rule.need-unknown": ("ない部の必要人数", "need of an unknown department"),
    "judge.rule.quota-unknown": ("ない部署の定員", "quota of an unknown department"),
    "judge.rule.absence": ("課の不在", "section absence"),
    "judge.rule.full": ("定員超過", "over capacity"),
    "judge.rule.minimum": ("最少人数", "below minimum"),
    "judge.rule.levels": ("前提のレベル", "level asked for"),
    "judge.rule.leader": ("リーダー", "leader"),
    "judge.rule.aim-role": ("廃止の人材像", "role withdrawn"),
    "judge.rule.post-role": ("廃止の人材像", "role withdrawn"),
    "judge.rule.aim-leaver": ("退職者の目標", "aim of a leaver"),
    "judge.rule.plan-role": ("廃止の人材像", "role withdrawn"),
    "judge.rule.plan-aim": ("目標と計画", "aim and plan"),
    "judge.rule.plan-training": ("廃止の研修", "training retired"),
    "judge.rule.plan-proof": ("計画の根拠", "proof of a plan"),
    "judge.rule.plan-term": ("任期と計画", "term and plan"),
    "judge.rule.plan-definition": ("定義と計画", "definitions and plan"),
    "judge.rule.session-training": ("研修なし", "no training"),
    "judge.rule.plan-session": ("開催なし", "no session"),
    "judge.rule.recognition-role": ("廃止の人材像", "role withdrawn"),
    "judge.rule.level-unproven": ("レベルの根拠", "evidence of a level"),
    "judge.rule.recognition-short": ("認定の要件", "recognition"),
    # Since when it is so.
    "judge.cause.session": (
        "{session} の変更（{day}・定員 {capacity} 人）",
        "{session} was changed: {day}, {capacity} seats",
    ),
    "judge.cause.cancelled": ("{session} の中止", "{session} was cancelled"),
    "judge.cause.gone": ("{person} の {session} の席の取消", "{person}'s seat in {session} was taken away"),
    "judge.cause.leave": ("{person} の休職等の登録", "leave of {person} was recorded"),
    "judge.cause.departure": ("{person} の退職等の登録", "{person} left the staff"),
    "judge.cause.term": ("{person} の任期の変更", "the term of {person} was changed"),
    "judge.cause.result": ("{person} の修了の登録", "a result of {person} was recorded"),
    "judge.cause.evidence": ("{person} の修了・資格の訂正", "a completion or qualification of {person} was taken back"),
    "judge.cause.aim": ("{person} の目標の変更", "the aim of {person} was changed"),
    "judge.cause.person": ("{person} の異動等の登録", "{person} was moved"),
    "judge.cause.post": ("{person} の兼務等の登録", "a second post of {person} was recorded"),
    "judge.cause.seat": ("{session} の席の登録", "the seat in {session} was given"),
    # What is no longer in order.
    "judge.cancelled": (
        "{person}：中止になった {session} に席が残っています。",
        "{person} still has a seat in {session}, which is cancelled.",
    ),
    "judge.session_training": (
        "{session} の研修「{training}」は、いまの人材定義にありません（席 {count}）。",
        "{session} is of a training that the definitions do not have: {training} ({count} seats).",
    ),
    "judge.session_retired": (
        "{session} は、廃止された研修「{training}」の回です（席 {count}）。",
        "{session} is of a training that is retired: {training} ({count} seats).",
    ),
    "judge.leaver": (
        "{person}：{day} 以降在職していませんが、{session} に席が残っています。",
        "{person} is not on the staff from {day} on, and has a seat in {session}.",
    ),
    "judge.former_leader": (
        "{person}：{session} の時点でリーダーではありませんが、リーダーの席が残っています。",
        "{person} will be no leader at the time of {session}, and has a leader's seat there.",
    ),
    "judge.done": (
        "{person}：修了済みの「{training}」（{session}）に席があります。",
        "{person} has completed {training} and has a seat in {session}.",
    ),
    "judge.result_to_come": (
        "{person}：{earlier} の結果がまだ届いていないのに、同じ研修の {session} に席があります。",
        "{person} has a seat in {session} while the result of {earlier}, of the same training, is outstanding.",
    ),
    "judge.limit_unknown": (
        "skillmap.toml の department_limits にある「{found}」という部署・研修がありません。この行は効いていません。",
        "department_limits in skillmap.toml names {found}, which is no department and no training: it limits nothing.",
    ),
    "judge.need_unknown": (
        "data/needs.yaml の必要人数 {count} 行にある「{found}」という部は今はありません。どの部の必要人数にもなりません。",
        "{count} needs in data/needs.yaml are of {found}, which is no department now: they count for none.",
    ),
    "judge.quota_unknown": (
        "{session} の部署別定員にある部署コード「{found}」の部署は今はありません。この定員は効いていません。",
        "{session} has seats for a department with the code {found}, which there is not any more: they limit nobody.",
    ),
    "judge.too_low": (
        "{person}：{session} に必要なレベルに達していません（{levels}）。",
        "{person} has not the level that {session} asks for: {levels}.",
    ),
    "judge.level_ends": (
        "{person}：{session} に必要なレベル（{levels}）の根拠は {day} に期限が切れ、開催のときには残りません。",
        "{person}: what speaks for the level that {session} asks for ({levels}) ends on {day}, before it begins.",
    ),
    "judge.level": ("{skill} レベル{level}", "{skill} level {level}"),
    "judge.post_role": (
        "{unit}のポスト「{post}」が求める「{target}」は、今の人材定義にありません。",
        "The post {post} of {unit} asks for {target}, which is no longer in the definitions (withdrawn).",
    ),
    "judge.aim_role": (
        "{person}：目標の「{target}」は今の人材定義にありません。",
        "{person} aims at {target}, which is no longer in the definitions (withdrawn).",
    ),
    "judge.aim_leaver": (
        "{person}：{day} 以降在職していませんが、目標「{target}」が残っています。",
        "{person} is not on the staff from {day} on, and still aims at {target}.",
    ),
    "judge.plan_role": (
        "{person}：計画の「{target}」は今の人材定義にありません。",
        "{person} has a plan for {target}, which is no longer in the definitions (withdrawn).",
    ),
    "judge.plan_aim": (
        "{person}：目標は「{aim}」になりましたが、計画は「{planned}」のままです。",
        "{person} aims at {aim} now; the plan is still for {planned}.",
    ),
    "judge.plan_no_aim": (
        "{person}：目標がなくなりましたが、「{planned}」の計画が残っています。",
        "{person} has no aim any more; the plan for {planned} is still there.",
    ),
    "judge.plan_training": (
        "{person}：計画にある研修「{training}」は廃止されたか、今の人材定義にありません。",
        "{person} has a plan with {training}, which is retired or no longer in the definitions.",
    ),
    "judge.plan_not_held": (
        "{person}：計画は「{training}」の修了を前提にしていますが、今は修了していません。",
        "The plan of {person} counts on {training}, which is not held any more.",
    ),
    "judge.plan_expires": (
        "{person}：計画が前提にしている「{training}」は {day} に期限が切れます（計画は {end} まで）。",
        "The plan of {person} counts on {training}, which ends on {day}, before its last step ({end}).",
    ),
    "judge.plan_level": (
        "{person}：計画は「{skill}」レベル {level} の根拠があるものとしていますが、その根拠がなくなりました。",
        "The plan of {person} counts on evidence of {skill} level {level} that is gone.",
    ),
    "judge.plan_term": (
        "リーダーの任期が終わった人に、リーダー研修の計画が {count} 件残っています。",
        "{count} plans for the leaders' programme are left with people whose term is over.",
    ),
    "judge.plan_definition": (
        "「{target}」への計画 {count} 件は、作成した後の人材定義の変更を反映していません（{what}）。",
        "{count} plans toward {target} do not follow the definitions, which have changed since ({what}).",
    ),
    "judge.plan.asks": ("求めるレベルが上がった：{skills}", "more is asked for: {skills}"),
    "judge.plan.teaches": ("身に付くレベルが変わった：{skills}", "the trainings teach less: {skills}"),
    "judge.plan.needs": ("受講の前提が変わった：{trainings}", "something else comes before: {trainings}"),
    "judge.plan.sums": ("研修の時間か費用が変わった", "hours or cost of trainings are others"),
    "judge.plan.programme": ("リーダー研修に加わった：{trainings}", "new in the leaders' programme: {trainings}"),
    "judge.plan_session": (
        "「{training}」は {fy} 年度の計画に {count} 人分ありますが、開催がありません。",
        "{training} is in the FY{fy} plans of {count} people, and no session of it is set.",
    ),
    "judge.recognition_role": (
        "{person}：認定された「{target}」は今の人材定義にありません。",
        "{person} is recognised as {target}, which is no longer in the definitions (withdrawn).",
    ),
    "judge.recognition_short": (
        "{person}：認定された「{target}」の要件のうち {count} 件を、今の定義では満たしていません。",
        "{person} is recognised as {target}; {count} things that it asks for today are missing.",
    ),
    "judge.recognition_nothing": (
        "{person}：認定された「{target}」は、今の定義では何も求めていません。",
        "{person} is recognised as {target}, which asks for nothing today.",
    ),
    "judge.level_unproven": (
        "{person}：承認済みの「{skill}」レベル {level} は、根拠とした修了・資格が今はありません。",
        "{person}: level {level} of {skill} was approved on a completion or qualification that no longer stands.",
    ),
    "judge.leader": ("{section}：{what}", "{section}: {what}"),
}
