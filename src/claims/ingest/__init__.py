"""From files to database: each document is read, its claims are found, and both are written at once.

1 read the inputs, 2 leave out what the database knows already (`lookup`), 3 find the claims (`claim_finder`),
4 write documents, some at a time in one transaction (`batch_writer`), 5 compare anew what the run touched.
`desk` keeps the inputs in their order, `run` is the whole of it. What fails is recorded with its reason, and
the rest goes on: where one of several cannot be written, each is written in a transaction of its own. A run
that is cut short at any moment keeps every document that was told of as finished, and none by half. Where a
model is asked, several documents are under way at a time; the answers that had come are kept even then, so
that the next run does not ask again.
"""
