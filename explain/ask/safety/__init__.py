"""What a message needs before any answer: what nobody can be told from here. Knows no walk and no sentence."""
