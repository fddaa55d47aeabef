"""What can be done to a search, a module for each layer: the catalogue says what of it has happened."""
