"""Pure rules that join the works advised by a diagnosis to the aids of a household."""
