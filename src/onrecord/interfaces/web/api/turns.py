"""The reader of the room, which reads one text at a time: who has to wait too long is told so."""

from typing import Final

from onrecord.errors import TooManyRequests
from onrecord.interfaces.web.api.asking import Asking
from onrecord.interfaces.web.reading import ReaderBusy
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord

_RETRY_SECONDS: Final = 10


def read_in_turn(asking: Asking, article: Article | str) -> ArticleRecord:
    """Read an article, or a text; nothing of it is kept.

    Raises:
        TooManyRequests: others are being read.
        InputError: it cannot be read.
    """
    try:
        return asking.room.reading.read(article)
    except ReaderBusy as error:
        raise TooManyRequests(str(error), retry_after=_RETRY_SECONDS) from error
