"""Which language a text is in."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from onrecord.errors import NotEnglish

_WORD: Final = re.compile(r"[^\W\d_]+")
# A text shorter than this is taken as it is: names alone can decide what it looks like.
_FEWEST_WORDS: Final = 20
# Language shows within a few thousand characters; more costs time and changes nothing.
_SAMPLE: Final = 6_000

# The languages that are told apart: those with a large press. More languages would only take
# short English texts with many names for Scots, Latin or Pidgin.
_LANGUAGES: Final = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mr": "Marathi",
    "ms": "Malay",
    "nl": "Dutch",
    "no": "Norwegian",
    "pa": "Punjabi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


# Words that hardly any other language has; where names make a text look foreign, they decide.
# Of 421 English news articles two have a smaller share of them; Spanish and Italian ones have none.
_ENGLISH_WORDS: Final = frozenset(
    {"the", "and", "with", "that", "from", "which", "their", "they", "this", "would"}
)
_ENGLISH_SHARE: Final = 0.05


def require_english(text: str) -> str | None:
    """Return ``en``, or None for a text too short to tell.

    Raises:
        NotEnglish: the text is in another language.
    """
    sample = _sample(text)
    if _is_short(sample):
        return None
    # Nearly all that is read is English: the words tell that in a fraction of the time.
    if _has_english_words(sample):
        return "en"
    language = identify_language(sample)
    if language != "en":
        name = _LANGUAGES[language]
        raise NotEnglish(f"the text seems to be in {name}; onrecord reads English only")
    return "en"


def identify_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that the text is most likely in."""
    ranked = _ranker()(text)
    return next(code for code, _ in ranked if code in _LANGUAGES)


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    # Beginning and middle: the end of a page is often a notice in another language.
    middle = len(text) // 2
    return text[: _SAMPLE // 2] + " " + text[middle : middle + _SAMPLE // 2]


def _has_english_words(sample: str) -> bool:
    words = [word.lower() for word in _WORD.findall(sample)]
    return sum(word in _ENGLISH_WORDS for word in words) >= _ENGLISH_SHARE * len(words)


def _is_short(sample: str) -> bool:
    words = _WORD.findall(sample)
    if len(words) >= _FEWEST_WORDS:
        return False
    letters = "".join(words)
    latin = sum(letter < "\u0250" for letter in letters)
    # Scripts without spaces have no words to count, and are not English.
    return latin * 2 >= len(letters)


@cache
def _ranker() -> Callable[[str], list[tuple[str, float]]]:
    # A second to load; a run that reads nothing need not wait for it.
    from py3langid import rank  # noqa: PLC0415

    ranker: Callable[[str], list[tuple[str, float]]] = rank
    return ranker
