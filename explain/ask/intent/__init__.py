"""Which kind of question a message asks: evidence that adds up. Knows no walk and no answer."""
