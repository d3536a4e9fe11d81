"""Where the list comes from: ADEME's service, or a file of the same columns."""
