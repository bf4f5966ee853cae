import pytest

from onrecord.errors import NotEnglish
from onrecord.ingest.language import require_english

GERMAN = (
    "Die Bürgermeisterin sagte am Dienstag, die Brücke werde bis zum Frühjahr gesperrt. "
    "Der Stadtrat habe davon nichts gewusst, teilte ein Sprecher der Verwaltung mit. "
    "Die Kosten der Reparatur trägt das Land, hieß es weiter aus dem Rathaus."
)
CHINESE = "市长周二表示，大桥将关闭维修直至春天。市议会对此一无所知，发言人补充说。"
ENGLISH_WITH_NAMES = (
    "Wojciech Dąbrowski and Zdeněk Čapek met Ursula von der Leyen, Giorgia Meloni, Pedro Sánchez "
    "and Emmanuel Macron in Kraków; Mateusz Morawiecki, Andrej Babiš and Robert Fico stayed away."
)


def test_english_is_accepted() -> None:
    text = "The mayor said on Tuesday that the bridge would close until the spring. " * 3
    assert require_english(text) == "en"


def test_english_full_of_foreign_names_is_accepted() -> None:
    assert require_english(ENGLISH_WITH_NAMES) == "en"


def test_upper_case_english_is_accepted() -> None:
    text = "THE MAYOR SAID ON TUESDAY THAT THE BRIDGE WOULD CLOSE UNTIL THE SPRING, AND THAT "
    assert require_english(text * 3) == "en"


@pytest.mark.parametrize(("text", "name"), [(GERMAN, "German"), (CHINESE, "Chinese")])
def test_another_language_is_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(NotEnglish, match=f"in {name}; onrecord reads English only"):
        require_english(text)


def test_a_short_text_is_taken_as_it_is() -> None:
    assert require_english("Bonjour, said Macron.") is None


def test_an_english_article_with_a_foreign_notice_at_its_end_is_accepted() -> None:
    english = "The mayor said on Tuesday that the bridge would close until the spring. " * 300
    assert require_english(english + GERMAN * 5) == "en"
