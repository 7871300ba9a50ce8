"""The pages: a folder for each, with the parts that only it uses."""
