"""The command line: one file a group of commands. Knows no web; slow libraries are imported inside the commands."""
