"""What news agencies deliver: IPTC's ninjs, NewsML and NITF."""
