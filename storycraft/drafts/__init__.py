"""What happens to a text after it is woven: edits, comparison, voices, consent, the story."""
