"""The public face: what `import claims` offers. `claims/__init__.py` names it, and loads it when needed."""
