"""Works programmes: steps of works on one dwelling, each calculated again after the ones before."""
