"""The reasons: a question becomes an explanation whose sentences rest on claims; knows no pages."""
