"""Which subjects statements and encounters are about, by weighted terms."""
