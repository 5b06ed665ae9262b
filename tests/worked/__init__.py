"""The worked example of the design: its files as they stand there, read, walked and told."""
