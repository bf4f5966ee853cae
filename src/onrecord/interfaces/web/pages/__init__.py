"""The pages, a file each: what is asked of the record, and which template shows it."""
