"""What every value of the definition files is made of: ids, texts in both languages, numbers with their bounds.

Every model refuses unknown keys and is frozen. Levels are whole numbers of the framework's own scale.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

from skillmap.words import Bilingual

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9.]+)*$", max_length=80)]
SOMETHING = r"\S"
"""What a text must have in it: full-width blanks alone are none."""
Text = Annotated[str, StringConstraints(min_length=1, pattern=SOMETHING)]
Whole = Annotated[int, Strict()]
"""A whole number written as one: "3" and 3.0 are refused."""
Decimal = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Flag = Annotated[bool, Strict()]
# Two digits: ratings pack skill and level into one number (`assessment.store`).
Level = Annotated[Whole, Field(ge=0, le=99)]
LevelKey = Annotated[int, Field(ge=0, le=99)]
"""A level as a key, where YAML has text."""
Hours = Annotated[Decimal, Field(ge=0, le=2000)]
GradeNumber = Annotated[Whole, Field(ge=1, le=9)]
Year = Annotated[Whole, Field(ge=2000, le=2100)]
# A text, for YAML and people: which year is meant is known where it is used.
YearDay = Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$")]
"""MM-DD within a fiscal year."""
ItemName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+:[a-z0-9.-]+$")]
"""An item of a standard: `dss-p-2.0:item-id`."""
GradeName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+/[1-9]$")]
"""A role grade: `product-manager/2`."""


Confidence = Literal["official", "secondary", "inferred", "unverified"]
"""How well a fact about a published standard is known."""


class Definition(BaseModel):
    """Base of all definition values."""

    # A mistyped key would be a default in disguise.
    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Definition):
    """Names and texts exist in both languages: {ja: …, en: …}."""

    ja: Text
    en: Text

    @property
    def text(self) -> Bilingual:
        """As the value that other rooms use."""
        return Bilingual(self.ja, self.en)
