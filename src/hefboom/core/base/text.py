"""Text for people, in the two languages of the product."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


class Text(BaseModel):
    """The same words in Dutch and English. Both are required: a missing translation is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: str) -> str:
        """Return the words in `language` ("nl" or "en"; anything else gives English)."""
        return self.nl if language.startswith("nl") else self.en
