"""The document as a whole: its headline, what it is about, whom its pronouns mean."""
