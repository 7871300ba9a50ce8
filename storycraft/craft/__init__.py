"""From voices to story: pure functions; same input, same output, no clock, no network, no file."""
