"""Nothing yet: the place of the tables that lists are read from.

Revision: 0014
"""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Lay nothing."""
