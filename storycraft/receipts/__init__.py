"""The verdict on each sentence: whose words it stands on, found by code and never by a model."""
