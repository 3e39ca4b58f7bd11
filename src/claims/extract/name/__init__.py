"""The names in a text: what each is, how it is spelt, and which longer one it stands for."""
