"""Every component in its states, for those who build and those who check. Only where SHOW_COMPONENTS is set."""
