"""Answers: every plan, every rule of meaning, the reference question; masked claims and a colleague's additions."""
