"""Results for programs, on standard output. The shapes, and pydantic with them, load on demand."""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from onrecord.schema.following import FeedStanding, FollowEvent
from onrecord.schema.gathering import Story, Voice
from onrecord.schema.happenings import Action
from onrecord.schema.identity import Decision, Identity, IdentityLink, Suggestion
from onrecord.schema.quotations import CheckedDraft, QuotationCheck, QuotationCluster
from onrecord.schema.record import ArticleRecord
from onrecord.schema.review import LogEntry, QueuedEntry, TrainingCorrection
from onrecord.schema.revision import ArticleHistory
from onrecord.schema.stored import SearchHit, StoredArticle, StoredStatement
from onrecord.schema.stored_happenings import (
    FollowUp,
    Occasion,
    PairHistory,
    Promised,
    StoredHappening,
    Unanswered,
    Verdict,
)
from onrecord.schema.subjects import Subject
from onrecord.schema.timeline import Timeline

if TYPE_CHECKING:
    from onrecord.interfaces.exports.happening_rows import HappeningRow

# ruff: noqa: PLC0415 (each shape is imported by the function that prints it, see above)

AnswerShape = Literal["met", "did", "promised", "unanswered", "relation", "verdict"]
GatheringShape = Literal["story", "voice"]
QuotationShape = Literal["check", "quotation"]
PeopleShape = Literal["person", "suggestion", "decision"]
FeedShape = Literal["feed", "follow"]
ReviewShape = Literal["review", "queued", "correction"]
EntryShape = Literal["article", "statement", "happening", "versions", "timeline"]
AccountShape = Literal["user", "token", "audit"]
DescribedShape = (
    EntryShape
    | PeopleShape
    | AnswerShape
    | GatheringShape
    | QuotationShape
    | FeedShape
    | ReviewShape
    | AccountShape
)


def print_value(value: object) -> None:
    """Print a plain value as JSON on one line."""
    from onrecord.interfaces.exports.json_lines import to_line

    _print(to_line(value, ascii_only=_ascii_only()))


def json_line(value: object) -> str:
    """Return a plain value as JSON on one line, for a file."""
    from onrecord.interfaces.exports.json_lines import to_line

    return to_line(value)


def print_article_json(record: ArticleRecord) -> None:
    """Print all that was read in an article as JSON on one line."""
    from onrecord.interfaces.exports.article_json import article_document

    print_value(article_document(record).model_dump(mode="json"))


def print_statements_json(statements: Iterable[StoredStatement]) -> None:
    """Print statements as JSON, one a line."""
    from onrecord.interfaces.exports.statement_rows import statement_row

    for found in statements:
        print_value(statement_row(found).model_dump(mode="json"))


def print_statements_csv(statements: Iterable[StoredStatement]) -> None:
    """Print statements as comma-separated values."""
    from onrecord.interfaces.exports.statements_csv import csv_lines

    for line in csv_lines(statements):
        sys.stdout.write(line)


def print_hits_json(hits: Iterable[SearchHit]) -> None:
    """Print places found as JSON, one a line."""
    from onrecord.interfaces.exports.answers import search_hit_shape

    for hit in hits:
        print_value(search_hit_shape(hit).model_dump(mode="json"))


def print_subjects_json(subjects: Iterable[Subject]) -> None:
    """Print subjects of the scheme as JSON, one a line."""
    from onrecord.interfaces.exports.topic_shapes import subject_shape

    for one in subjects:
        print_value(subject_shape(one).model_dump(mode="json"))


def print_articles_json(
    articles: Iterable[StoredArticle], voices: Mapping[str, str] | None = None
) -> None:
    """Print articles of a record as JSON, one a line, with voices by ids of articles."""
    from onrecord.interfaces.exports.answers import stored_article_shape

    for stored in articles:
        voice = (voices or {}).get(stored.article.id)
        print_value(stored_article_shape(stored, voice).model_dump(mode="json"))


def print_stored_article_json(stored: StoredArticle, record: ArticleRecord) -> None:
    """Print an article of a record with all that was read in it as JSON on one line."""
    from onrecord.interfaces.exports.answers import stored_document

    print_value(stored_document(stored, record).model_dump(mode="json"))


def print_timeline_json(timeline: Timeline) -> None:
    """Print the entries of a timeline as JSON, one a line: dated ones, then those undated."""
    from onrecord.interfaces.exports.timeline_shapes import timeline_entry_shape

    for entry in (*timeline.dated, *timeline.undated):
        print_value(timeline_entry_shape(entry).model_dump(mode="json"))


def print_history_json(history: ArticleHistory) -> None:
    """Print an article through its versions as JSON on one line."""
    from onrecord.interfaces.exports.revision_shapes import history_shape

    print_value(history_shape(history).model_dump(mode="json"))


def print_check_json(check: QuotationCheck) -> None:
    """Print what a record has of a quotation as JSON on one line."""
    from onrecord.interfaces.exports.quotation_shapes import check_shape

    print_value(check_shape(check).model_dump(mode="json"))


def print_draft_json(draft: CheckedDraft) -> None:
    """Print what a record has of the quotations of a draft as JSON, one a line."""
    from onrecord.interfaces.exports.quotation_shapes import draft_quotation_shape

    for found in draft.quotations:
        print_value(draft_quotation_shape(found, draft.name).model_dump(mode="json"))


def print_quotations_json(clusters: Iterable[QuotationCluster]) -> None:
    """Print quotations in all their forms as JSON, one a line."""
    from onrecord.interfaces.exports.quotation_shapes import cluster_shape

    for cluster in clusters:
        print_value(cluster_shape(cluster).model_dump(mode="json"))


def print_people_json(
    people: Iterable[Identity], links: Iterable[IdentityLink] | None = None
) -> None:
    """Print people and organizations as JSON, one a line, with where they appear where given."""
    from onrecord.interfaces.exports.people_shapes import person_shape

    for identity in people:
        print_value(person_shape(identity, links).model_dump(mode="json"))


def print_suggestions_json(suggestions: Iterable[Suggestion], names: Mapping[str, str]) -> None:
    """Print pairs that may be one as JSON, one a line, with their names by ids."""
    from onrecord.interfaces.exports.people_shapes import suggestion_shape

    for one in suggestions:
        print_value(suggestion_shape(one, names).model_dump(mode="json"))


def print_decisions_json(decisions: Iterable[Decision]) -> None:
    """Print decisions as JSON, one a line."""
    from onrecord.interfaces.exports.people_shapes import decision_shape

    for one in decisions:
        print_value(decision_shape(one).model_dump(mode="json"))


def print_occasions_json(occasions: Iterable[Occasion]) -> None:
    """Print occasions as JSON, one a line."""
    from onrecord.interfaces.exports.happening_answers import occasion_shape

    for occasion in occasions:
        print_value(occasion_shape(occasion).model_dump(mode="json"))


def print_actions_json(actions: Iterable[StoredHappening[Action]]) -> None:
    """Print actions as JSON, one a line."""
    from onrecord.interfaces.exports.happening_answers import stored_action_shape

    for found in actions:
        print_value(stored_action_shape(found).model_dump(mode="json"))


def print_promised_json(promised: Promised, follow_ups: Iterable[FollowUp] | None = None) -> None:
    """Print a commitment as JSON on one line, with what follows up on it where given."""
    from onrecord.interfaces.exports.happening_answers import promised_shape

    print_value(promised_shape(promised, follow_ups).model_dump(mode="json"))


def print_unanswered_json(found: Iterable[Unanswered]) -> None:
    """Print what was withheld as JSON, one a line."""
    from onrecord.interfaces.exports.happening_answers import unanswered_shape

    for one in found:
        print_value(unanswered_shape(one).model_dump(mode="json"))


def print_relation_json(history: PairHistory) -> None:
    """Print what two have to do with one another as JSON on one line."""
    from onrecord.interfaces.exports.happening_answers import pair_history_shape

    print_value(pair_history_shape(history).model_dump(mode="json"))


def print_occasions_csv(occasions: Iterable[Occasion]) -> None:
    """Print what articles tell of occasions as comma-separated values."""
    from onrecord.interfaces.exports.happening_rows import occasion_rows

    _print_happenings_csv(occasion_rows(occasions))


def print_actions_csv(actions: Iterable[StoredHappening[Action]]) -> None:
    """Print actions as comma-separated values."""
    from onrecord.interfaces.exports.happening_rows import happening_row

    _print_happenings_csv(map(happening_row, actions))


def print_promised_csv(promised: Iterable[Promised]) -> None:
    """Print commitments as comma-separated values."""
    from onrecord.interfaces.exports.happening_rows import promised_rows

    _print_happenings_csv(promised_rows(promised))


def print_unanswered_csv(found: Iterable[Unanswered]) -> None:
    """Print what was withheld as comma-separated values."""
    from onrecord.interfaces.exports.happening_rows import unanswered_rows

    _print_happenings_csv(unanswered_rows(found))


def print_stories_json(stories: Iterable[Story]) -> None:
    """Print stories as JSON, one a line."""
    from onrecord.interfaces.exports.gathering_shapes import story_shape

    for story in stories:
        print_value(story_shape(story).model_dump(mode="json"))


def print_voices_json(voices: Iterable[Voice]) -> None:
    """Print voices of several articles as JSON, one a line."""
    from onrecord.interfaces.exports.gathering_shapes import voice_shape

    for voice in voices:
        print_value(voice_shape(voice).model_dump(mode="json"))


def print_verdict_json(verdict: Verdict) -> None:
    """Print a verdict as JSON on one line."""
    from onrecord.interfaces.exports.happening_answers import verdict_shape

    print_value(verdict_shape(verdict).model_dump(mode="json"))


def print_feeds_json(feeds: Iterable[FeedStanding]) -> None:
    """Print followed feeds as JSON, one a line."""
    from onrecord.interfaces.exports.feed_shapes import standing_shape

    for standing in feeds:
        print_value(standing_shape(standing).model_dump(mode="json"))


def print_event_json(event: FollowEvent) -> None:
    """Print what a run over feeds tells as JSON on one line."""
    from onrecord.interfaces.exports.feed_shapes import event_shape

    print_value(event_shape(event).model_dump(mode="json"))


def print_log_json(entries: Iterable[LogEntry]) -> None:
    """Print acts of people as JSON, one a line."""
    from onrecord.interfaces.exports.review_shapes import log_shape

    for entry in entries:
        print_value(log_shape(entry).model_dump(mode="json"))


def print_queue_json(queued: Iterable[QueuedEntry]) -> None:
    """Print entries that wait for a person as JSON, one a line."""
    from onrecord.interfaces.exports.review_shapes import queued_shape

    for one in queued:
        print_value(queued_shape(one).model_dump(mode="json"))


def correction_line(correction: TrainingCorrection) -> str:
    """Return a correction as JSON on one line, for a file."""
    from onrecord.interfaces.exports.review_shapes import correction_shape

    return json_line(correction_shape(correction).model_dump(mode="json"))


def print_schema(shape: DescribedShape) -> None:
    """Print the JSON Schema of what a command prints as JSON."""
    from onrecord.interfaces.exports.json_lines import indented

    _print(indented(_schema(shape)))


def _schema(shape: DescribedShape) -> dict[str, object]:
    if (
        shape == "article"
        or shape == "statement"
        or shape == "happening"
        or shape == "versions"
        or shape == "timeline"
    ):
        return _schema_of_entries(shape)
    if shape == "story" or shape == "voice":
        from onrecord.interfaces.exports.gathering_shapes import gathering_schema

        return gathering_schema(shape)
    if shape == "feed" or shape == "follow":
        from onrecord.interfaces.exports.feed_shapes import feed_schema

        return feed_schema(shape)
    if shape == "person" or shape == "suggestion" or shape == "decision":
        from onrecord.interfaces.exports.people_shapes import people_schema

        return people_schema(shape)
    if shape == "check" or shape == "quotation":
        from onrecord.interfaces.exports.quotation_shapes import quotation_schema

        return quotation_schema(shape)
    if shape == "review" or shape == "queued" or shape == "correction":
        from onrecord.interfaces.exports.review_shapes import review_schema

        return review_schema(shape)
    if shape == "user" or shape == "token" or shape == "audit":
        from onrecord.interfaces.exports.account_shapes import account_schema

        return account_schema(shape)
    from onrecord.interfaces.exports.happening_answers import answer_schema

    return answer_schema(shape)


def _schema_of_entries(shape: EntryShape) -> dict[str, object]:
    from onrecord.interfaces.exports.article_json import article_schema
    from onrecord.interfaces.exports.happening_rows import happening_schema
    from onrecord.interfaces.exports.revision_shapes import history_schema
    from onrecord.interfaces.exports.statement_rows import statement_schema
    from onrecord.interfaces.exports.timeline_shapes import timeline_schema

    schemas: dict[EntryShape, Callable[[], dict[str, object]]] = {
        "article": article_schema,
        "statement": statement_schema,
        "happening": happening_schema,
        "versions": history_schema,
        "timeline": timeline_schema,
    }
    return schemas[shape]()


def _print_happenings_csv(rows: Iterable["HappeningRow"]) -> None:
    from onrecord.interfaces.exports.statements_csv import happening_csv_lines

    for line in happening_csv_lines(rows):
        sys.stdout.write(line)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _ascii_only() -> bool:
    return (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"
