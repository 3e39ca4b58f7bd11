"""Asking a language model behind the OpenAI-compatible chat API, on this machine or elsewhere."""
