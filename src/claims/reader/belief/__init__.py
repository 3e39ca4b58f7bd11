"""What is believed of an answer about a document, field by field."""
