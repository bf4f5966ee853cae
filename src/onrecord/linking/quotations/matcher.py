"""What compares words, as a record asks for it."""

from onrecord.linking.quotations.checking import check_quotation
from onrecord.linking.quotations.matching import (
    likest,
    normalised_text,
    same_quotation,
    words_of_statements,
)
from onrecord.linking.quotations.speakers import cluster_of


class RecordMatcher:
    """Decides which words are the same; see `onrecord.store.quotations_contract`."""

    words_of_statements = staticmethod(words_of_statements)
    normalised = staticmethod(normalised_text)
    likest = staticmethod(likest)
    same_quotation = staticmethod(same_quotation)
    check = staticmethod(check_quotation)
    cluster = staticmethod(cluster_of)
