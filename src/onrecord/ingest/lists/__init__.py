"""What lists articles: feeds, lists of feeds, sitemaps."""
