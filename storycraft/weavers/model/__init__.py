"""The weaver that asks a language model: prompts, requests, replies."""
