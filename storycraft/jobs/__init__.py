"""Runs weaves in a queue that survives a page reload, a crash and a server failure; imports DBOS only at launch."""
