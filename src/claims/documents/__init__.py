"""From a file, a record or standard input to a document: text, labels, date of publication.

`read.read_inputs` is the way in. Each format has its module, which turns bytes into a `content.Content`
or raises `content.UnreadableError` with the reason in words; `read` joins them and never raises for an input.
"""
