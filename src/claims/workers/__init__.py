"""Claims found in other processes or on other machines, while this one reads inputs and writes to a database.

What comes in first is written first, and a document is read anew here where what came in before it changed
what it has to be read with; so the database says the same whoever finds the claims.
"""
