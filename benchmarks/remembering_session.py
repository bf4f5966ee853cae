"""The encoder, run over each text once: for measuring what is done with its outputs."""

from onrecord.encoder.manifest import MODEL_FOLDER
from onrecord.encoder.session import Emissions, EncoderSession
from onrecord.encoder.tokenization import TokenizedText
from onrecord.encoder.windows import Window


class RememberingSession(EncoderSession):
    """Runs the encoder over each text once."""

    def __init__(self) -> None:
        """Load the graph."""
        super().__init__(MODEL_FOLDER, 1)
        self._known: dict[bytes, Emissions] = {}

    def emissions(self, tokens: TokenizedText, windows: list[Window] | None = None) -> Emissions:
        """Return the heads' outputs, those of the first time where there was one."""
        key = tokens.pieces.tobytes()
        if key not in self._known:
            self._known[key] = super().emissions(tokens, windows)
        return self._known[key]
