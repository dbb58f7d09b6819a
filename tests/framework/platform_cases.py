"""Frameworks of other platforms, made up after the real layouts: a tree of four steps, decimals, several languages."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from skillmap.documents.foreign_files import spreadsheets
from skillmap.framework import esco_out, flat_out, moodle_out, onet_out
from skillmap.framework.load import load
from skillmap.framework.model import Framework
from skillmap.office.definition_adoption import AboutList, adopt

TINY = Path(__file__).parents[1] / "data" / "tiny"
OUT: Mapping[str, Callable[[Framework], dict[str, str]]] = {
    "moodle": lambda framework: {"moodle.csv": moodle_out.moodle_text(framework)[0]},
    "onet": onet_out.onet_files,
    "esco": esco_out.esco_files,
    "flat": lambda framework: spreadsheets(flat_out.flat_lists(framework, "ja")),
}


def loaded(folder: Path) -> Framework:
    found, problems = load(folder)
    assert found is not None, problems
    return found


def laid(files: Mapping[str, str], folder: Path) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


def taken_in(path: Path, folder: Path, **said: Any) -> tuple[Framework, dict[str, Any]]:
    found = adopt(path, folder, AboutList(source="作り物", **said), loaded(TINY))
    assert not [p for p in found.problems if p.code[0] == "E"], found.problems
    found.write(folder)
    return loaded(folder), {p.code: p.facts for p in found.problems}


MOODLE = """"Parent ID number","ID number","Short name",Description,"Description format","Scale values",\
"Scale configuration","Rule type (optional)",\
"Rule outcome (optional)","Rule config (optional)","Cross-referenced competency ID numbers",\
"Exported ID (optional)","Is framework",Taxonomy
,KEN,"県の力","<p>県で働く人の力。</p>",1,"まだ,できる,教えられる","[{""scaleid"":""7""},{""id"":1,""scaledefault"":1},\
{""id"":2,""proficient"":1},{""id"":3,""proficient"":1}]",,,,,,1,"domain,competency,skill,skill"
,1,仕事,"<p>仕事を進める力。<br>二行目</p>",1,,,,0,null,,101,,
1,1.1,伝える,"<p>分かるように<em>伝える</em>力
です。</p>",1,,,,0,null,,102,,
1.1,1.10,書く,"<ul><li>短く書く</li><li>表を使う</li></ul>",1,,,"core_competency\\competency_rule_all",1,null,"1.2,9",103,,
1,1.2,"聞く, 尋ねる",質問の順を考える。,2,"いいえ,はい","[{""scaleid"":""8""},{""id"":1,""scaledefault"":1},\
{""id"":2,""proficient"":1}]",,0,null,,104,,
"""

CONTENT = """Element ID\tElement Name\tDescription
2\tWorker Requirements\tAll of them
2.A\tBasic Skills\tHelps learning
2.A.1\tWriting\tWrites so that others understand
2.A.2\tListening\tTakes in what others say
2.B\tTechnical Skills\tWorks with machines
2.B.1\tProgramming\tWrites programs
4.A\tActivities\tNot rated here
"""
JOBS = """O*NET-SOC Code\tTitle\tDescription
15-0001.00\tData Clerks\tKeep data in order
15-0002.00\tProgrammers\tWrite programs
"""
RATINGS = """O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tRecommend Suppress\tNot Relevant
15-0001.00\t2.A.1\tWriting\tIM\t3.50\tN\tn/a
15-0001.00\t2.A.1\tWriting\tLV\t3.49\tN\tN
15-0001.00\t2.A.2\tListening\tIM\t2.00\tN\tn/a
15-0001.00\t2.A.2\tListening\tLV\t4.00\tY\tN
15-0001.00\t2.B.1\tProgramming\tIM\t1.00\tN\tn/a
15-0001.00\t2.B.1\tProgramming\tLV\t0.25\tN\tY
15-0002.00\t2.B.1\tProgramming\tIM\t4.75\tN\tn/a
15-0002.00\t2.B.1\tProgramming\tLV\t5.50\tN\tN
15-0002.00\t2.A.1\tWriting\tLV\t1.62\tN\tN
15-0002.00\t2.A.1\tWriting\tEX\t1.00\tN\tN
"""
ANCHORS = """Element ID\tElement Name\tScale ID\tAnchor Value\tAnchor Description
2.B.1\tProgramming\tLV\t2\tWrites a formula
2.B.1\tProgramming\tLV\t6\tWrites a system
"""
ONET = {
    "Content Model Reference.txt": CONTENT,
    "Occupation Data.txt": JOBS,
    "Skills.txt": RATINGS,
    "Level Scale Anchors.txt": ANCHORS,
}

_A = "http://example.org/skill/"
ESCO = {
    "skillGroups_en.csv": f"""conceptType,conceptUri,preferredLabel,altLabels,status,description
SkillGroup,{_A}G1,information skills,,released,Working with information
SkillGroup,{_A}G2,"digital, tools",,released,
""",
    "skills_en.csv": f"""conceptType,conceptUri,skillType,preferredLabel,altLabels,status,description
KnowledgeSkillCompetence,{_A}s1,skill,use spreadsheets,"apply spreadsheets
work with spreadsheets",released,"Uses tables.
Makes charts."
KnowledgeSkillCompetence,{_A}s2,knowledge,open data,,released,Data for all
KnowledgeSkillCompetence,{_A}s3,knowledge,punched cards,,obsolete,Gone
""",
    "skills_fr.csv": f"""conceptType,conceptUri,skillType,preferredLabel,altLabels,status,description
KnowledgeSkillCompetence,{_A}s1,skill,utiliser des tableurs,,released,Tables.
""",
    "broaderRelationsSkillPillar_en.csv": f"""conceptType,conceptUri,broaderType,broaderUri
SkillGroup,{_A}G2,SkillGroup,{_A}G1
KnowledgeSkillCompetence,{_A}s1,SkillGroup,{_A}G2
KnowledgeSkillCompetence,{_A}s1,SkillGroup,{_A}G1
KnowledgeSkillCompetence,{_A}s2,SkillGroup,{_A}G1
""",
    "occupations_en.csv": """conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description
Occupation,http://example.org/occupation/o1,2511,data steward,,released,Looks after data
Occupation,http://example.org/occupation/o2,2512,web editor,,released,Writes pages
""",
    "occupationSkillRelations_en.csv": f"""occupationUri,relationType,skillType,skillUri
http://example.org/occupation/o1,essential,skill,{_A}s1
http://example.org/occupation/o1,optional,knowledge,{_A}s2
http://example.org/occupation/o2,essential,knowledge,{_A}s2
""",
    "skillSkillRelations_en.csv": f"""originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri
{_A}s1,skill,optional,knowledge,{_A}s2
""",
}

GOVERNMENT = """Role,Role level,Skill,Skill level
Data analyst,Principal data analyst,Data modelling,Expert
Data analyst,Associate data analyst,Data modelling,Awareness
Data analyst,Data analyst,Data modelling,Working
Data analyst,Data analyst,Communicating,Working
Data analyst,Principal data analyst,Communicating,Practitioner
"""
GOVERNMENT_SKILLS = """Skill,Skill description,Awareness,Working,Practitioner,Expert
Data modelling,Makes models of data,Knows what a model is,Makes simple models,Reviews models,"Sets the rules,
teaches others"
Communicating,Tells others,,Tells colleagues,Tells everybody,
"""
