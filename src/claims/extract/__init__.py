"""From a text to its claims: sentences, figures, and each field of a claim, chosen among what rules propose.

`claim` is the whole way on one screen. It stands on `text`, `figure`, `speech`, `report` and the like; each
field has a room of its own.
"""
