"""Texts of `office.renewal`."""

TEXTS: dict[str, tuple[str, str]] = {
    "renew.title": ("計画と受講割当の現行化（{day}）", "Plans and seats brought up to date ({day})"),
    "renew.working": ("現行化しています", "Bringing up to date"),
    "renew.waiting": (
        "席は変わりませんが、席のない希望は {count} 件になります。",
        "No seat changes; {count} demands are without a seat now.",
    ),
    "renew.nothing": (
        "計画にも席にも、自動で直すところはありません。人が決めることは `skillmap status` が示します。",
        "Nothing in plans and seats is to be renewed. What people have to decide: `skillmap status`",
    ),
    "renew.plans": ("{count} 件の計画が変わります：{parts}", "{count} plans change: {parts}"),
    "renew.ends": ("{count} 件の計画が終わります：{parts}", "{count} plans end: {parts}"),
    "renew.seats": ("受講の席が変わります：{parts}", "Seats change: {parts}"),
    "renew.seat.add": ("新しい席 {count} 人", "{count} people get new seats"),
    "renew.seat.change": ("別の回に移る席 {count} 人", "{count} people move to another session"),
    "renew.seat.remove": ("なくなる席 {count} 人", "{count} people give seats back"),
    "renew.why.first": ("{count} 件は新しく作るため", "{count} are the first ones"),
    "renew.why.aim": ("{count} 件は目標が変わったため", "{count} because the aim changed"),
    "renew.why.completed": ("{count} 件は修了した研修があるため", "{count} because trainings were completed"),
    "renew.why.levels": ("{count} 件は評価が変わったため", "{count} because levels changed"),
    "renew.why.definitions": ("{count} 件は研修が廃止されたため", "{count} because a training is retired"),
    "renew.why.other": (
        "{count} 件は席・時期・研修一覧が変わったため",
        "{count} because seats, time or catalogue changed",
    ),
    "renew.end.left": ("{count} 件は退職等のため", "{count} because people left"),
    "renew.end.term": ("{count} 件はリーダーの任期が終わったため", "{count} because the term as leader is over"),
    "renew.end.no-aim": ("{count} 件は目標がなくなったため", "{count} because there is no aim any more"),
    "renew.end.role": ("{count} 件は人材像が廃止されたため", "{count} because the role is withdrawn"),
    "renew.told": ("知らせる人を見る：`skillmap enrol told --list`", "Whom to tell: `skillmap enrol told --list`"),
}
