"""The corridor: the stages in their order, and the only place that knows them all."""

from onrecord.encoder.judge import Judge as Judge
from onrecord.pipeline.adding import add_sources as add_sources
from onrecord.pipeline.adding import follow_feeds as follow_feeds
from onrecord.pipeline.adding import link_articles as link_articles
from onrecord.pipeline.adding import reread as reread
from onrecord.pipeline.drafts import check_draft as check_draft
from onrecord.pipeline.drafts import check_read_draft as check_read_draft
from onrecord.pipeline.drafts import read_draft as read_draft
from onrecord.pipeline.reading import Reader as Reader
from onrecord.pipeline.reading import action_root as action_root
from onrecord.pipeline.reading import action_words as action_words
from onrecord.pipeline.reading import load as load
from onrecord.pipeline.reading import topics_of as topics_of
from onrecord.pipeline.records import PeopleLinker as PeopleLinker
from onrecord.pipeline.records import RecordFollower as RecordFollower
from onrecord.pipeline.records import article_history as article_history
from onrecord.pipeline.records import open_book as open_book
from onrecord.pipeline.sources import find_feeds as find_feeds
from onrecord.pipeline.sources import find_sources as find_sources
from onrecord.pipeline.sources import given_text as given_text
from onrecord.pipeline.sources import is_english as is_english
from onrecord.pipeline.sources import read_articles as read_articles
from onrecord.pipeline.sources import read_authority as read_authority
from onrecord.pipeline.sources import read_given as read_given
from onrecord.pipeline.sources import read_known_dates as read_known_dates
from onrecord.pipeline.sources import read_page as read_page
