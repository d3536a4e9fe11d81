"""The brand of a platform, edited in the Wagtail admin by the editors of that platform and by nobody else."""
