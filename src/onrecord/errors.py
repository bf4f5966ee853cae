"""Everything that onrecord raises on purpose.

OnRecordError
├── InputError               something given to read cannot be read
│   ├── UnreadableInput      no such file, no permission, not text, broken encoding
│   ├── EmptyInput           nothing to read in it
│   ├── TooLarge             over the bound on size
│   ├── NoArticle            a page without an article
│   ├── NotEnglish           a text in another language
│   ├── MalformedInput       a line or file that is not in the format it claims
│   ├── FetchFailed          a URL that did not answer with a page
│   └── AddressRefused       a URL that leads to a private address
├── RecordError              the database of the record
│   ├── RecordUnavailable    it cannot be opened, is no record, is locked, is read-only, disk full
│   ├── RecordTooNew         written by a later version of onrecord
│   ├── NotInRecord          no such article, statement or person
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


class NoArticle(InputError):
    """A page without an article."""


class NotEnglish(InputError):
    """A text in a language that the reader does not know."""


class MalformedInput(InputError):
    """A line or a file that is not in the format it claims to be in."""


class FetchFailed(InputError):
    """A URL that did not answer with a page."""


class AddressRefused(InputError):
    """A URL that leads to a private address."""


class RecordError(OnRecordError):
    """The database of the record."""


class RecordUnavailable(RecordError):
    """The record cannot be opened, read or written."""


class RecordTooNew(RecordError):
    """The record was written by a later version of onrecord."""


class NotInRecord(RecordError):
    """No such article, statement or person."""


class DecisionRefused(RecordError):
    """A merge, a split or an undoing that does not hold together."""


class MissingLibrary(OnRecordError):
    """An optional library that a command needs is not installed."""


class ModelError(OnRecordError):
    """The model files are missing or damaged."""


class SpanError(OnRecordError, ValueError):
    """Offsets that do not fit their text."""
