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
│   ├── RecordUnavailable    it cannot be opened, is no record, is read-only, disk full
│   │   └── RecordBusy       another program is writing it, and was waited for in vain
│   ├── RecordTooNew         written by a later version of onrecord
│   ├── FeedHeld             another program reads the feed into the record just now
│   ├── NotInRecord          no such article, statement, person or feed
│   └── DecisionRefused      a merge, a split or an undoing that does not hold together
├── AccountsError            the accounts of a reading room
│   ├── AccountsUnavailable  their database cannot be opened, read or written
│   ├── NoSuchAccount        nobody of that name, or no such token or session
│   └── AccountRefused       a name, a password or a change that is not taken
├── AccessRefused            a reading room does not do what it is asked
│   ├── NotSignedIn          nobody has logged in, or the session has ended
│   ├── NotPermitted         the account may not do it
│   ├── LoginRefused         the name or the password is not right
│   ├── FormRefused          a form that did not come from a page of the room, or is too old
│   ├── RequestRefused       an address, a host or a body that the room does not take
│   └── TooManyRequests      more than the room answers in that time
├── RoomNotOpened            a reading room that cannot be opened so
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


class RecordBusy(RecordUnavailable):
    """Another program is writing the record, and was waited for in vain."""


class RecordTooNew(RecordError):
    """The record was written by a later version of onrecord."""


class FeedHeld(RecordError):
    """Another program reads the feed into the record just now."""


class NotInRecord(RecordError):
    """No such article, statement, person or feed."""


class DecisionRefused(RecordError):
    """A merge, a split or an undoing that does not hold together."""


class AccountsError(OnRecordError):
    """The accounts of a reading room."""


class AccountsUnavailable(AccountsError):
    """Their database cannot be opened, read or written."""


class NoSuchAccount(AccountsError):
    """Nobody of that name has an account, or there is no such token or session."""


class AccountRefused(AccountsError):
    """A name, a password or a change of accounts that is not taken."""


class AccessRefused(OnRecordError):
    """A reading room does not do what it is asked."""


class NotSignedIn(AccessRefused):
    """Nobody has logged in, or the session has ended."""


class NotPermitted(AccessRefused):
    """The account may not do it."""


class LoginRefused(AccessRefused):
    """The name or the password is not right; which of them is not told."""


class FormRefused(AccessRefused):
    """A form that did not come from a page of the room, or is too old."""


class RequestRefused(AccessRefused):
    """An address, a host or a body that the room does not take.

    Attributes:
        status: the HTTP status to answer with.
    """

    def __init__(self, message: str, *, status: int = 400) -> None:
        """Keep the sentence and the status."""
        super().__init__(message)
        self.status = status


class TooManyRequests(AccessRefused):
    """More than the room answers in that time.

    Attributes:
        retry_after: seconds after which it may be tried again.
    """

    def __init__(self, message: str, *, retry_after: int) -> None:
        """Keep the sentence and the time."""
        super().__init__(message)
        self.retry_after = retry_after


class RoomNotOpened(OnRecordError):
    """A reading room that cannot be opened so."""


class MissingLibrary(OnRecordError):
    """An optional library that a command needs is not installed."""


class ModelError(OnRecordError):
    """The model files are missing or damaged."""


class SpanError(OnRecordError, ValueError):
    """Offsets that do not fit their text."""
