"""Texts of `careers`."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_POST_ROLE": (
        "新しいポスト「{found}」が求める人材像が指定されていません。",
        "The new post {found} needs the role grade that it asks for.",
    ),
    "E_POST_ROLE.hint": (
        "--to で人材像と段階を指定してください（例: --to product-manager/2）。",
        "Say it with --to, for example: --to product-manager/2",
    ),
    "E_POST_UNKNOWN": ("{unit} にポスト「{found}」はありません。", "{unit} has no post {found}."),
    "E_POST_UNKNOWN.hint": (
        "`skillmap career post list` で確かめてください。",
        "See them with: `skillmap career post list`",
    ),
    "E_POST_TWICE": (
        "ポスト「{found}」が2行以上あります。どれが正しいか分からないため、取り込めません。",
        "{found} stands on several lines; which of them is right is not known.",
    ),
    "E_POST_TWICE.hint": ("正しい1行だけを残してください。", "Leave the right one."),
    "E_POST_LINE_ROLE": (
        "新しいポスト「{found}」の求める人材像が空欄です。",
        "The new post {found} needs the role grade that it asks for.",
    ),
    "E_POST_LINE_ROLE.hint": (
        "求める人材像の欄に、人材像と段階を書いてください（例: プロダクトマネージャー 2）。",
        "Write role and grade into its cell, for example: product-manager/2",
    ),
    "E_POST_HOLDER": (
        "「{found}」に当たる職員がいないか、2人以上います。",
        "{found} is nobody on the staff, or several people.",
    ),
    "E_POST_HOLDER.hint": (
        "就いている職員の欄に職員番号を書いてください。空きのポストは「空き」と書きます。",
        "Write the staff number; write open where nobody holds the post.",
    ),
    "post.title": ("ポストの登録（{day}から）", "Posts from {day} on"),
    "post.item": ("ポスト", "post"),
    "post.open": ("空き", "open"),
    "place.needs": ("部署ごとの必要と認定済みの職員（{fy}）", "What departments need and who is recognised ({fy})"),
    "place.posts": ("ポストの充足と後任の候補（{fy}）", "Posts, holders and who could follow ({fy})"),
    "place.no_needs": (
        "{fy}の必要人数が登録されていません（`skillmap need import FILE`）。",
        "No needs of {fy} are recorded: `skillmap need import FILE`",
    ),
    "place.no_posts": (
        "ポストの登録がありません（`skillmap career post set ポスト --section 所属 --to 人材像/段階`）。",
        "No posts are recorded: `skillmap career post set POST --section UNIT --to ROLE/GRADE`",
    ),
    "place.count": (
        "ポスト {count}：認定済みの職員が就任 {filled}、認定のない職員が就任 {unrecognised}、異動済み {moved}、空き {open}",
        "{count} posts: {filled} held by people recognised for them, {unrecognised} by others, {moved} whose holder has "
        "moved, {open} open",
    ),
    "place.whole": ("全庁", "whole office"),
    "place.recognised": ("{person}（認定済み）", "{person} (recognised)"),
    "place.ready": ("{person}（認定待ち）", "{person} (ready)"),
    "place.near": ("{person}（あと少し）", "{person} (near)"),
    "place.state.filled": ("充足", "filled"),
    "place.state.unrecognised": ("認定なし", "not recognised"),
    "place.state.moved": ("異動済み", "moved"),
    "place.state.open": ("空き", "open"),
    "place.file": ("{office} 人材配置の検討資料（{fy}）.xlsx", "{office} placement {fy}.xlsx"),
    "place.sheet.needs": ("必要と認定", "Needs"),
    "place.sheet.posts": ("ポストと候補", "Posts"),
    "E_AIM_STAFF": (
        "職員番号 {found} の職員が、その日の職員名簿にいません。",
        "Nobody has staff number {found} on that day.",
    ),
    "E_AIM_STAFF.hint": (
        "番号を確かめるか、先に職員名簿を取り込んでください。",
        "Check the number, or import the staff list first.",
    ),
    "career.aim.none": ("目標なし", "no aim"),
    "W_AIM_LATER": (
        "{person} は {day} からの登録（{found}）があります。それは残し、この目標は前日までとします。",
        "Of {person} {found} is recorded from {day} on: that stays, and this aim holds up to the day before.",
    ),
    "W_AIM_LATER.hint": (
        "今の目標を改めるときは、日付を確かめてください。",
        "Look at the day, if it is the present aim that should change.",
    ),
    "W_AIM_STAYS": (
        "{person} には {day} からの目標（{found}）があります。取り下げるのはそれより前の目標だけで、これは残します。",
        "{person} has an aim from {day} on ({found}): only the one before it is withdrawn, and this one stays.",
    ),
    "W_AIM_STAYS.hint": ("これも取り下げるとき: {command}", "To withdraw that too: {command}"),
    "E_AIM_TWICE": ("{found} の目標が二つ書かれています。", "{found} has two aims here."),
    "E_AIM_TWICE.hint": ("どちらか一つにしてください。", "Keep one of them."),
    "E_AIM_MASS": (
        "この一覧では、登録されている目標 {total} 件のうち {found} 件が取り下げになります（上限 {expected}）。",
        "With this list {found} of {total} aims would be withdrawn (limit {expected}).",
    ),
    "E_AIM_MASS.hint": (
        "全件の一覧か確かめてください。正しければ --allow-mass-change を付けてください。",
        "Check that the list holds all aims; if it is right, add --allow-mass-change.",
    ),
    "E_AIM_ROLE": ("「{found}」という人材像はありません。", "There is no role {found}."),
    "E_AIM_ROLE.hint": (
        "`skillmap framework list role` で人材像の名前を確かめてください。",
        "See the roles with: `skillmap framework list role`",
    ),
    "E_AIM_GRADE": (
        "段階 {found} はありません。使える段階: {expected}",
        "There is no grade {found}. Grades: {expected}",
    ),
    "E_AIM_GRADE.hint": ("段階の数字か名前を直してください。", "Mend the grade: its number or its name."),
    "E_AIM_GRADE_TWO": (
        "「{found}」の段階と、段階の欄の「{other}」が違います。",
        "The grade in {found} and the one in its column, {other}, differ.",
    ),
    "E_AIM_GRADE_TWO.hint": ("どちらか一つにしてください。", "Keep one of them."),
    "E_AIM_SEVERAL": (
        "1つのセルに目標がいくつもあります：{found}",
        "The cell holds several aims: {found}",
    ),
    "E_AIM_SEVERAL.hint": (
        "目標は1人に1つです。第1希望だけを残すか、列を分けてください（取り込むのは第1希望の列です）。",
        "Everybody has one aim: keep the first wish, or give each wish a column (the first one is taken in).",
    ),
    "career.grade_named": ("{grade}（{name}）", "{grade} ({name})"),
    "E_NO_AIM": ("{found} には目標がありません。", "{found} has no aim."),
    "E_NO_AIM.hint": (
        "--to で人材像と段階を指定するか、`skillmap career aim` で目標を設定してください。",
        "Say --to ROLE/GRADE, or set an aim with: `skillmap career aim`",
    ),
    "E_AIM_GONE": (
        "{found} の目標（{target}）は、いまの人材定義にありません。",
        "{found} aims at {target}, which the present framework does not have.",
    ),
    "E_AIM_GONE.hint": (
        "`skillmap career aim` で目標を設定し直してください。",
        "Set a new aim with: `skillmap career aim`",
    ),
    "E_NOT_READY": (
        "{found} はまだ要件を満たしていません（レベル {levels}、必修研修 {trainings}）。",
        "{found} does not fulfil everything yet (levels {levels}, trainings {trainings}).",
    ),
    "E_NOT_READY.hint": (
        "足りないものは `skillmap career fit` で確かめられます。",
        "See what is missing with: `skillmap career fit`",
    ),
    "E_CAREER_WHO": ("対象を一つ指定してください: {expected}", "Say who is meant: {expected}"),
    "E_CAREER_WHO.hint": ("例: --staff 001234", "For example: --staff 001234"),
    "career.aim": ("目標", "aim"),
    "career.aim.title": ("目標の設定（{day}から）", "Aims from {day}"),
    "career.role_grade": ("{role} {grade}", "{role} {grade}"),
    "career.recognition": ("認定", "recognised"),
    "career.recognise.title": ("認定（{day}付け）", "Recognition on {day}"),
    "career.aim.of_wish": ("{aim}（{wish}）", "{aim} ({wish})"),
    "career.wish.own": ("本人", "own"),
    "career.wish.hr": ("所属・人事", "HR"),
    "career.gap": ("{skill} {present}→{required}", "{skill} {present}->{required}"),
    "career.unassessed": ("{skill}（未評価）", "{skill} (not assessed)"),
    "career.choices": ("選択研修あと{count}", "{count} more electives"),
    "career.none_ready": (
        "要件をすべて満たし、認定を待っている職員はいません。",
        "Nobody is waiting to be recognised.",
    ),
    "career.graph.note": (
        "▶は誰でも始められる段階です。数は認定済みの人数（その人材像での最も高い段階）と、目標としている人数です。",
        "▶ is open to anybody. Numbers: people who hold it as their highest grade of the role, people who aim at it.",
    ),
    "career.graph.entry": ("▶{name}　認定{holders}・目標{aiming}", "▶ {name}: {holders} hold, {aiming} aim"),
    "career.graph.node": ("{name}　認定{holders}・目標{aiming}", "{name}: {holders} hold, {aiming} aim"),
    "career.graph.here": ("●", "●"),
    "career.graph.aim": ("◎", "◎"),
    "career.graph.marked": ("{mark}{cell}", "{mark} {cell}"),
    "career.graph.own": ("●＝認定されている段階　◎＝目標の段階", "● = held, ◎ = aimed at"),
    "career.graph.title.own": ("{person}の位置　人材像の道筋（{day}）", "{person} among roles and grades ({day})"),
    "career.graph.title": ("人材像の道筋（{day}）", "Roles and grades ({day})"),
    "career.graph.grade": ("段階{grade}", "grade {grade}"),
    "career.graph.count": ("認定 {holders}人・目標 {aiming}人", "{holders} hold, {aiming} aim"),
    "career.graph.years": ("{years}年", "{years} y"),
    "career.graph.legend": (
        "色のある枠＝誰でも始められる段階　太い枠＝認定された職員がいる段階　破線＝人材像をまたぐ道筋　年数＝経験の目安",
        "filled = open to anybody, thick = held by somebody, dashed = to another role, years = experience asked for",
    ),
    "career.path.title": ("{person}　{target}への道筋", "{person}: ways to {target}"),
    "career.path.hours": (
        "道筋1は、研修時間の合計が最も短いことを証明済みです。",
        "Way 1 is proven to take the fewest training hours.",
    ),
    "career.path.years": (
        "道筋1は、年数の合計が最も短いことを証明済みです。",
        "Way 1 is proven to take the fewest years.",
    ),
    "career.path.rule": (
        "年数は、経験の目安と、研修時間を年間{hours}時間で割った年数の、長い方です。",
        "Years: the longer of the experience asked for and the training hours at {hours} hours a year.",
    ),
    "career.path.sums": (
        "道筋{no}: {hours}時間・{years}年・{cost}円",
        "Way {no}: {hours} hours, {years} years, {cost} yen",
    ),
    "career.pool.title": ("{target}に近い職員", "Nearest to {target}"),
    "career.pool.note": (
        "足りないレベルの少ない順です。研修(時間)は、届くまでの最少の研修時間です（評価で認めるものを除く）。",
        "Fewest missing levels first. To train: the fewest training hours to get there, what is rated on the job aside.",
    ),
    "career.path.entry": ("（入口）", "(entry)"),
    "E_CAREER_HELD": ("{found} はすでに {target} に認定されています。", "{found} already holds {target}."),
    "E_CAREER_HELD.hint": ("一つ上の段階を --to で指定してください。", "Name the next grade with --to."),
    "E_CAREER_NO_WAY": (
        "{target} へ続く道筋が、人材定義の careers.yaml にありません。",
        "careers.yaml of the framework has no way to {target}.",
    ),
    "E_CAREER_NO_WAY.hint": (
        "careers.yaml に、{target} へ続く行（to:）を一つ加えると道筋ができます。",
        "Add one line (to:) that leads to {target} to careers.yaml.",
    ),
}
