"""Claims on one question: which go back to one origin, which agree, and which cannot all be true.

Pure functions of entries; `assess` is the whole way. No database is known here: that is `kept`.
"""
