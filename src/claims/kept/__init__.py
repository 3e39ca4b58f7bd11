"""What comparing found, kept in the database and in step with its claims."""
