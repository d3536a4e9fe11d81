"""Pages that travel from one installation to another: a ZIP with a manifest, the pages in JSON, and their media."""
