"""What a message needs before any answer: red flags, and what nobody can be told from here. Knows no walk."""
