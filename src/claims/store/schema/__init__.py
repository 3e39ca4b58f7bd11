"""The tables, the views on top of them, and the migrations that make both."""
