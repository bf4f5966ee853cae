"""What holds other files: compressed files, ZIP, tar, WARC, saved pages with their parts."""
