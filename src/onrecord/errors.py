"""Everything that onrecord raises on purpose.

OnRecordError
├── InputError               something given to read cannot be read
│   ├── UnreadableInput      no such file, no permission, not text, broken encoding
│   ├── EmptyInput           nothing to read in it
│   ├── TooLarge             over the bound on size
│   ├── LeftOut              nothing is wrong with it, but it is not read
│   │   ├── NoArticle        a page without an article
│   │   ├── NotEnglish       a text in another language
│   │   └── Disallowed       an address that its host asks programs not to fetch
│   ├── MalformedInput       a line or file that is not in the format it claims
│   ├── FetchFailed          a URL that did not answer with a page
│   └── AddressRefused       a URL that leads to a private address
├── RecordError              the database of the record
│   ├── RecordUnavailable    it cannot be opened, is no record, is locked, is read-only, disk full
│   ├── RecordTooNew         written by a later version of onrecord
│   ├── FeedHeld             another program reads the feed into the record just now
│   ├── NotInRecord          no such article, statement, person or feed
│   └── DecisionRefused      a merge, a split or an undoing that does not hold together
├── MissingLibrary           an optional library that a command needs is not installed
├── ModelError               the model files are missing or damaged
└── SpanError                offsets that do not fit their text

The message of each is one sentence for the person at the keyboard.
"""


class OnRecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""


class InputError(OnRecordError):
    """Something given to read cannot be read."""


class UnreadableInput(InputError):
    """No such file, no permission, not text, or a broken encoding."""


class EmptyInput(InputError):
    """There is nothing to read."""


class TooLarge(InputError):
    """Over the bound on size."""


class LeftOut(InputError):
    """Nothing is wrong with it, but it is nothing that is read."""


class NoArticle(LeftOut):
    """A page without an article."""


class NotEnglish(LeftOut):
    """A text in a language that the reader does not know."""


class Disallowed(LeftOut):
    """An address that the robots.txt of its host asks programs not to fetch."""


class MalformedInput(InputError):
    """A line or a file that is not in the format it claims to be in."""


class FetchFailed(InputError):
    """A URL that did not answer with a page.

    Attributes:
        status: the HTTP status that it answered, or None where it gave no answer.
        retry_after: seconds after which it asks to be tried again, or None.
    """

    def __init__(
        self, message: str, *, status: int | None = None, retry_after: float | None = None
    ) -> None:
        """Keep the sentence, and what a later try depends on."""
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class AddressRefused(InputError):
    """A URL that leads to a private address."""


class RecordError(OnRecordError):
    """The database of the record."""


class RecordUnavailable(RecordError):
    """The record cannot be opened, read or written."""


class RecordTooNew(RecordError):
    """The record was written by a later version of onrecord."""


class FeedHeld(RecordError):
    """Another program reads the feed into the record just now."""


class NotInRecord(RecordError):
    """No such article, statement, person or feed."""


class DecisionRefused(RecordError):
    """A merge, a split or an undoing that does not hold together."""


class MissingLibrary(OnRecordError):
    """An optional library that a command needs is not installed."""


class ModelError(OnRecordError):
    """The model files are missing or damaged."""


class SpanError(OnRecordError, ValueError):
    """Offsets that do not fit their text."""
