"""Lists of the office that accidents happen to (the fixture `filled`)."""

STAFF = """職員番号,氏名,部,課,職層
000101,青木 健,総務部,人事課,主任
000102,石田 実,総務部,人事課,主事
000103,上野 望,総務部,総務課,主事
000201,小川 恵,区民部,戸籍課,主任
"""
NEXT = STAFF.replace("人事課,主任", "総務課,係長") + "000301,加藤 学,区民部,戸籍課,主事\n"
THEIRS = """Role,Grade,Skill,Level
Data analyst,Associate,Statistics,awareness
Data analyst,Senior,Statistics,working
Data analyst,Senior,Coding,awareness
"""
