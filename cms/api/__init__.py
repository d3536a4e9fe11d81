"""The public JSON of the directory, for the sites of partners. Addresses and keys are in French, as on the pages."""
