"""The only door to a language model; importing it loads no client until a question is asked."""
