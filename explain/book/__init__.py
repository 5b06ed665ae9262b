"""The content compiled: plans, sections and wordings whose every name is bound, or a finding. Knows no question."""
