"""Words, sentences, quotations: how a text is cut up and folded before anything is compared."""
