"""Where the thing counted is or happened."""
