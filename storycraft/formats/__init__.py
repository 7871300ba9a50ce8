"""Workshop formats as data files: their stages, questions, lanes and tellings."""
