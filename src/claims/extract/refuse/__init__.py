"""Why a number is no claim."""
