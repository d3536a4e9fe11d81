"""The catalogue of works and what each type answers to elsewhere."""
