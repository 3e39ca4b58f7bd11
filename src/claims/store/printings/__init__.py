"""One text, printed several times: where it was printed, which printing leads, and which of them stand."""
