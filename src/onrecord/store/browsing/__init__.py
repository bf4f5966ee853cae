"""The record as it is read page by page: lists that are kept up with every change."""
