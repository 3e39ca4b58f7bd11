"""How a figure bears on the others of its text: counted into one, a change of one, replaced by one."""
