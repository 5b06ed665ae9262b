"""What the words of a message take for granted: turns of phrase with slots, found and filled. Corrects nothing."""
