"""The client of the language model; its library is loaded only when the first question is asked."""
