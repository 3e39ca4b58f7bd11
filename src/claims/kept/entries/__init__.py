"""Claims out of the database, as comparing looks at them."""
