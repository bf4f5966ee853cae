"""From a text to annotations: the trained reader."""
